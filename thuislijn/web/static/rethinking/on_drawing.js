// SPDX-License-Identifier: EUPL-1.2
// Which moments have a rethinking card, begun or with all questions gone by: a small sign at their marks, and words in
// what a screen reader says of them. The drawing knows of no cards; they are laid onto every new one.

import { $, words } from "../timeline/page.js";
import * as view from "../timeline/view.js";

const SVG = "http://www.w3.org/2000/svg";
const STATES = ["busy", "done"];
const SHAPES = ":is(rect, path, circle):not(.sline, .lead-line, .hit, .paper, .dash)";
const cards = new Map(); // key of an entry -> how far its card is

function sign(state, x = 1, y = 1) {
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("class", `tlv-card tlv-card--${state}`);
  path.setAttribute("d", `M${x} ${y}h9v7h-9z${state === "busy" ? `m0 2.5h4.5m-4.5 2h4.5` : "m2 3.5 2 2 3-4"}`);
  return path;
}

function put(mark, state) {
  const shape = mark.querySelector(SHAPES)?.getBBox();
  if (!shape || mark.querySelector(".tlv-card")) return;
  const bar = shape.width > 24;
  mark.append(sign(state, shape.x + shape.width - (bar ? 12 : shape.width / 6), shape.y + (bar ? -3 : shape.height - 5)));
  mark.dataset.said = mark.getAttribute("aria-label");
  mark.setAttribute("aria-label", `${mark.dataset.said.replace(/\.$/, "")}; ${words[state]}.`);
}

function take(mark) {
  if (!mark.querySelector(".tlv-card")) return;
  mark.querySelector(".tlv-card").remove();
  mark.setAttribute("aria-label", mark.dataset.said);
}

function explain() {
  document.querySelector(".tlv-cards")?.remove();
  const line = document.createElement("p");
  line.className = "tlv-cards tl-small";
  for (const state of STATES.filter((one) => [...cards.values()].includes(one))) {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 11 9");
    svg.append(sign(state));
    line.append(svg, ` ${words[state]} `);
  }
  if (line.hasChildNodes()) document.querySelector(".tlv-signs").append(line);
}

function show() {
  if (cards.size) {
    for (const mark of view.marks()) {
      const key = view.keys(mark).find((one) => cards.has(one));
      if (key) put(mark, cards.get(key));
    }
  }
  explain();
}

// A card that is worked on beside the drawing says how far it is each time it is filled anew.
function filled(event) {
  const card = event.target.querySelector("[data-card][data-far]")?.dataset;
  const key = card?.card.split(":").pop();
  if (!key || (cards.get(key) ?? "off") === card.far) return;
  if (card.far === "off") cards.delete(key);
  else cards.set(key, card.far);
  for (const mark of view.marks()) if (view.keys(mark).includes(key)) take(mark);
  show();
}

for (const state of STATES) for (const key of $("scroll").dataset[state]?.split(" ") ?? []) cards.set(key, state);
view.after.push(show);
addEventListener("beside:filled", filled);
show();
