// SPDX-License-Identifier: EUPL-1.2
// Brings the timeline page to life. Without this script it works by links and forms.

import { $, post } from "./page.js";
import * as hands from "./hands.js";
import * as keys from "./keys.js";
import * as panel from "./panel.js";
import * as together from "./together.js";
import * as view from "./view.js";

// A link to another view of this page keeps the stretch of time that is in sight.
function clicked(event) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const doer = event.target.closest("[data-do]");
  const link = event.target.closest("a[href]");
  if (doer) keys.acts[doer.dataset.do]();
  else if (!link) return;
  else if (link.matches("#drawing .many")) keys.goInto(link);
  else if (link.matches("#drawing .i")) {
    keys.pick(link);
    panel.open(keys.itemAddress(link), { key: link.dataset.id });
  } else if (link.matches(".tlv-turn")) keys.goTo(Number(link.dataset.day));
  else if (link.matches(".tlv-fold")) fold(link.dataset.fold);
  else if (link.getAttribute("href").startsWith("?")) location.href = `?${view.query(link.search)}`;
  else return;
  event.preventDefault();
}

function fold(name) {
  view.change((params) => {
    const folded = params.getAll("vouw");
    params.delete("vouw");
    for (const one of folded.includes(name) ? folded.filter((other) => other !== name) : [...folded, name].sort()) params.append("vouw", one);
  });
}

async function submitted(event) {
  const form = event.target;
  if (form.id === "filters") {
    event.preventDefault();
    const chosen = new URLSearchParams(new FormData(form));
    if (!chosen.get("peil")) chosen.delete("peil");
    location.href = `?${view.query(chosen)}`;
  } else if (form.dataset.post) {
    event.preventDefault();
    keys.undo(form.dataset.post);
  } else if (form.id === "quick") {
    event.preventDefault();
    const answer = await post(form.action, new FormData(form));
    const line = form.querySelector("[name=regel]");
    if (!(await panel.answered(answer))) return;
    line.value = "";
    keys.pick(view.find(answer.data.key));
  }
}

for (const one of document.querySelectorAll(".tlv-js")) one.hidden = false;
if ($("quick")) document.documentElement.classList.add("tlv-edits");
document.addEventListener("click", clicked);
document.addEventListener("submit", submitted);
document.addEventListener("fullscreenchange", () => document.documentElement.classList.toggle("tlv-full", !!document.fullscreenElement));
// The drawing is as wide as this window; on paper it is made as wide as an A4 across.
const PAPER = 1040;
addEventListener("beforeprint", () => (view.drawing().style.zoom = Math.min(1, PAPER / view.drawing().clientWidth)));
addEventListener("afterprint", () => (view.drawing().style.zoom = ""));
// A menu closes when the attention goes elsewhere.
document.addEventListener("pointerdown", (event) => {
  for (const menu of document.querySelectorAll(".tlv-bar details[open]")) if (!menu.contains(event.target)) menu.open = false;
});
hands.watch();
panel.watch();
keys.watch();
view.start();
together.watch();
