// SPDX-License-Identifier: EUPL-1.2
// Mouse, pen and fingers: pan, zoom, magnify a stretch, drag the end of a bar, and the strip of the whole story.

import { $, address, iso, post, told, toast, words } from "./page.js";
import * as view from "./view.js";

const root = document.documentElement;
const fingers = new Map();
let hand = null; // what is being dragged
let dragged = false; // so that the click after a drag opens nothing

const inDrawing = (event) => event.target.closest?.("#drawing") && !event.target.closest(".tlv-fold");

// The end of a bar under the pointer: {mark, side, day}, or null. A point is moved once it has been picked.
function endAt(event) {
  if (!root.classList.contains("tlv-edits")) return null;
  const reach = event.pointerType === "touch" ? 14 : 6;
  const around = [0, 1 - reach, reach - 1].map((dx) => document.elementFromPoint(event.clientX + dx, event.clientY));
  const mark = around.map((one) => one?.closest?.(".tlv-shift .i")).find(Boolean);
  if (!mark) return null;
  const { s, e, p } = mark.dataset;
  const px = view.fromClient(event.clientX);
  const near = (day) => Math.abs(view.x(Number(day)) - px) <= reach;
  if (p) return mark === document.activeElement && near(p) ? { mark, side: "beide", day: Number(p) } : null;
  if (e && near(e)) return { mark, side: "eind", day: Number(e) };
  return s && near(s) ? { mark, side: "start", day: Number(s) } : null;
}

function bubble(event, text) {
  let element = document.querySelector(".tlv-bubble");
  if (!element) {
    element = document.createElement("div");
    element.className = "tlv-bubble";
    document.body.append(element);
  }
  element.textContent = text;
  element.style.left = `${Math.min(event.clientX + 14, innerWidth - element.offsetWidth - 8)}px`;
  element.style.top = `${event.clientY + 18}px`;
}

function ghost(from, to, kind = "") {
  let element = document.querySelector(".tlv-ghost");
  if (!element) {
    element = document.createElement("div");
    element.className = `tlv-ghost ${kind}`;
    view.drawing().append(element);
  }
  const [a, b] = [Math.max(view.left(), Math.min(from, to)), Math.max(from, to)];
  element.style.left = `${a}px`;
  element.style.width = `${Math.max(2, b - a)}px`;
}

const tidy = () => document.querySelectorAll(".tlv-ghost, .tlv-bubble").forEach((one) => one.remove());

function down(event) {
  if (event.button || !inDrawing(event)) return;
  fingers.set(event.pointerId, event);
  dragged = false;
  if (fingers.size === 2) {
    tidy();
    hand = { kind: "pinch", apart: apart(), first: view.wanted.first, last: view.wanted.last };
    return;
  }
  const end = endAt(event);
  const start = view.fromClient(event.clientX);
  hand = { kind: end ? "end" : event.shiftKey ? "magnify" : "pan", ...end, start, first: view.wanted.first, last: view.wanted.last, id: event.pointerId };
}

const apart = () => {
  const [a, b] = [...fingers.values()];
  return { far: Math.max(20, Math.abs(a.clientX - b.clientX)), middle: view.fromClient((a.clientX + b.clientX) / 2) };
};

function move(event) {
  if (!hand) {
    if (event.pointerType === "mouse" && inDrawing(event)) root.classList.toggle("tlv-ends", !!endAt(event));
    return;
  }
  if (!fingers.has(event.pointerId)) return;
  fingers.set(event.pointerId, event);
  const px = view.fromClient(event.clientX);
  if (hand.kind === "pinch") return void pinch();
  if (!dragged) {
    if (Math.abs(px - hand.start) < 4) return;
    dragged = true;
    $("scroll").setPointerCapture(hand.id);
    root.classList.add("tlv-drags");
  }
  if (hand.kind === "pan") {
    const days = ((px - hand.start) / (view.right() - view.left())) * (hand.last - hand.first);
    view.go(hand.first - days, hand.last - days);
  } else if (hand.kind === "magnify") {
    ghost(hand.start, px, "tlv-ghost--magnify");
    bubble(event, `${told(view.dayAt(Math.min(hand.start, px)))} - ${told(view.dayAt(Math.max(hand.start, px)))}`);
  } else {
    hand.to = Math.round(view.dayAt(px) + hand.day - view.dayAt(hand.start));
    const { s, e } = hand.mark.dataset;
    ghost(view.x(hand.side === "eind" ? Number(s ?? hand.to) : hand.to), view.x(hand.side === "start" ? Number(e ?? hand.to) : hand.to));
    bubble(event, told(hand.to));
  }
}

function pinch() {
  const now = apart();
  const days = ((hand.last - hand.first) * hand.apart.far) / now.far;
  const wide = view.right() - view.left();
  const anchor = hand.first + ((hand.apart.middle - view.left()) / wide) * (hand.last - hand.first);
  const first = anchor - ((now.middle - view.left()) / wide) * days;
  dragged = true;
  view.go(first, first + days);
}

async function up(event) {
  fingers.delete(event.pointerId);
  const done = hand;
  hand = null;
  root.classList.remove("tlv-drags");
  tidy();
  if (!done || !dragged || event.type === "pointercancel") return;
  if (done.kind === "magnify") {
    const px = view.fromClient(event.clientX);
    const days = [view.dayAt(done.start), view.dayAt(px)].sort((a, b) => a - b);
    view.go(view.wanted.first, view.wanted.last, 9e5);
    await view.change((params) => params.set("groot", `${iso(days[0])}_${iso(days[1])}`));
  } else if (done.kind === "end" && done.to !== undefined && done.to !== done.day) {
    await shift(done.mark.dataset.id, done.side, done.to - done.day);
  }
}

// Moves an end of an item on the server, as it was when this drawing was made.
export async function shift(key, side, days) {
  const answer = await post(address("item_shift", key), { kant: side, dagen: days, stand: view.revision() });
  if (!answer.ok) toast(answer.data?.said || words.failed);
  await view.refresh({ strip: true, fresh: true });
  return answer.ok;
}

function wheel(event) {
  if (!inDrawing(event)) return;
  const scroll = $("scroll");
  const unit = event.deltaMode ? 16 : 1;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    const share = (view.fromClient(event.clientX) - view.left()) / (view.right() - view.left());
    view.zoom(Math.exp(-event.deltaY * unit * 0.0035), view.wanted.first + share * view.span());
    return;
  }
  const sideways = event.shiftKey && !event.deltaX ? event.deltaY : event.deltaX;
  const flat = scroll.scrollHeight <= scroll.clientHeight + 2;
  const px = Math.abs(sideways) > Math.abs(event.deltaY) || event.shiftKey ? sideways : flat ? event.deltaY : 0;
  if (!px) return;
  event.preventDefault();
  view.pan((px * unit) / view.pxPerDay());
}

function watchStrip() {
  const strip = $("strip");
  if (!strip || strip.dataset.watched) return;
  strip.dataset.watched = "1";
  let grip = null;
  strip.addEventListener("pointerdown", (event) => {
    if (event.button || event.target.closest(".tlv-turn")) return;
    const day = view.stripDay(event.clientX);
    const { first, last } = view.wanted;
    grip = event.target.closest(".tlv-window") ? day - first : (last - first) / 2;
    strip.setPointerCapture(event.pointerId);
    view.go(day - grip, day - grip + last - first);
  });
  strip.addEventListener("pointermove", (event) => {
    if (grip === null) return;
    const first = view.stripDay(event.clientX) - grip;
    view.go(first, first + view.span());
  });
  for (const end of ["pointerup", "pointercancel"]) strip.addEventListener(end, () => (grip = null));
}

// The name of a mark is an attribute; where the pointer rests on it, it becomes what a browser shows beside it.
function name(event) {
  const mark = event.target.closest(".i");
  if (!mark || mark.firstElementChild?.localName === "title") return;
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = mark.getAttribute("aria-label");
  mark.prepend(title);
}

export function watch() {
  const scroll = $("scroll");
  scroll.addEventListener("pointerover", name);
  scroll.addEventListener("pointerdown", down);
  scroll.addEventListener("pointermove", move);
  for (const end of ["pointerup", "pointercancel"]) scroll.addEventListener(end, up);
  scroll.addEventListener("wheel", wheel, { passive: false });
  scroll.addEventListener("dragstart", (event) => event.preventDefault());
  scroll.addEventListener("click", (event) => {
    if (!dragged) return;
    dragged = false;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  view.after.push(watchStrip);
}
