// SPDX-License-Identifier: EUPL-1.2
// The stretch of time that is wanted and the stretch that is drawn. While they differ the drawn one is shifted and
// stretched, which costs the browser next to nothing; after a short rest the server lays out afresh.

import { $, ask, at, dayOf, iso } from "./page.js";

const REST = 110;
const NEAREST = 14;
const FARTHEST = 120 * 366;
const EARLIEST = dayOf("1850-01-01");
const LATEST = dayOf("2199-12-31");

let scale;
let factor = 1;
let shifting = [];
let strip;
let params;
let timer = 0;
let frame = 0;
let controller = null;
let etag = "";
let whole = true;

export const wanted = { first: 0, last: 0 };
export const after = []; // called with every new drawing

export const drawing = () => $("drawing");
export const marks = () => [...drawing().querySelectorAll(".i")];
export const keys = (mark) => (mark.dataset.ids ?? mark.dataset.id ?? "").split(" ");
export const find = (key) => $(`drawing`).querySelector(`.i[data-id="${CSS.escape(key)}"]`) || marks().find((mark) => keys(mark).includes(key));
export const span = () => wanted.last - wanted.first;
export const revision = () => Number(drawing().dataset.revision);
export const left = () => scale.left * factor;
export const right = () => scale.right * factor;

function read() {
  const element = drawing();
  const [first, last, l, r, a, b, outside, inside] = element.dataset.days.split(" ").map(Number);
  scale = { first, last, left: l, right: r, a, b, outside, inside };
  factor = element.dataset.size / 100;
  params = new URLSearchParams(element.dataset.query);
  shifting = [...element.querySelectorAll(".tlv-shift")];
  const map = $("strip");
  if (map) {
    const [low, high, width] = map.dataset.days.split(" ").map(Number);
    strip = { low, high, width, window: map.querySelector(".tlv-window"), svg: map.querySelector("svg") };
  }
}

// Where a day lies in the drawing as it was laid out, in px of the page; and back.
export function x(day) {
  const inner = Math.min(Math.max(day, scale.a), scale.b) - scale.a;
  return factor * (scale.left + (day - scale.first - inner) * scale.outside + inner * scale.inside);
}

export function dayAt(px) {
  const steps = px / factor - scale.left;
  const before = (scale.a - scale.first) * scale.outside;
  const within = (scale.b - scale.a) * scale.inside;
  if (steps <= before) return scale.first + steps / scale.outside;
  if (steps <= before + within) return scale.a + (steps - before) / scale.inside;
  return scale.b + (steps - before - within) / scale.outside;
}

export const fromClient = (clientX) => clientX - drawing().getBoundingClientRect().left;
export const pxPerDay = () => (right() - left()) / span();
export const stripDay = (clientX) => {
  const box = strip.svg.getBoundingClientRect();
  return strip.low + ((clientX - box.left) / box.width) * (strip.high - strip.low);
};

function apply() {
  frame = 0;
  const f = (right() - left()) / (x(wanted.last) - x(wanted.first));
  const move = left() - x(wanted.first) * f;
  const still = Math.abs(move) < 0.05 && Math.abs(f - 1) < 1e-5;
  for (const svg of shifting) {
    svg.style.transform = still ? "" : `translateX(${move.toFixed(2)}px)${Math.abs(f - 1) < 1e-5 ? "" : ` scaleX(${f.toFixed(5)})`}`;
  }
  if (!strip) return;
  const per = strip.width / (strip.high - strip.low);
  strip.window.setAttribute("x", ((wanted.first - strip.low) * per).toFixed(1));
  strip.window.setAttribute("width", Math.max(3, span() * per).toFixed(1));
}

// Asks for a stretch; the drawing follows at once as well as it can, and afresh after a rest.
export function go(first, last, rest = REST) {
  const days = Math.min(Math.max(last - first, NEAREST), FARTHEST);
  const middle = Math.min(Math.max((first + last) / 2, EARLIEST + days / 2), LATEST - days / 2);
  wanted.first = middle - days / 2;
  wanted.last = middle + days / 2;
  whole = false;
  frame ||= requestAnimationFrame(apply);
  clearTimeout(timer);
  timer = setTimeout(refresh, rest);
  // A long drag leaves what was laid out: then a new layout comes in while the hand still moves.
  if (!controller && Math.abs(wanted.first - scale.first) > 0.45 * span()) refresh();
}

export const pan = (days, rest) => go(wanted.first + days, wanted.last + days, rest);

export function zoom(by, around = (wanted.first + wanted.last) / 2, rest = REST) {
  const days = Math.min(Math.max(span() / by, NEAREST), FARTHEST);
  const share = (around - wanted.first) / span();
  go(around - share * days, around + (1 - share) * days, rest);
}

export function showWhole() {
  whole = true;
  return refresh({ strip: true });
}

// The address of this view: the same for a reload and for somebody it is sent to.
export function query(other) {
  const found = new URLSearchParams(other ?? params);
  found.delete("van");
  found.delete("tot");
  if (!whole) {
    found.set("van", iso(wanted.first));
    found.set("tot", iso(wanted.last));
  }
  if (whole) found.delete("groot");
  return found.toString();
}

export function change(edit) {
  edit(params);
  return refresh();
}

export const width = () => $("scroll").clientWidth;

export async function refresh({ strip: withStrip = false, fresh = false } = {}) {
  clearTimeout(timer);
  controller?.abort();
  const mine = (controller = new AbortController());
  const sent = query();
  const url = `${at.timeline_drawing}?${sent}&breed=${width()}${withStrip ? "&strook=1" : ""}`;
  const headers = etag && !fresh ? { "If-None-Match": etag } : {};
  const response = await ask(url, { signal: mine.signal, headers });
  if (!response || (!response.ok && response.status !== 304)) {
    if (controller === mine) controller = null;
    return false;
  }
  const html = response.status === 304 ? "" : await response.text().catch(() => null);
  if (controller !== mine || html === null) return false;
  controller = null;
  etag = response.headers.get("ETag") || "";
  if (html) swap(html, sent);
  history.replaceState(null, "", sent ? `?${sent}` : location.pathname);
  document.cookie = `breed=${width()};path=/;max-age=31536000;samesite=lax`;
  return true;
}

function swap(html, sent) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const open = document.querySelector(".tlv-signs")?.open;
  const held = { ...wanted };
  const moved = sent !== query();
  const focused = document.activeElement;
  const kept = focused?.closest?.("#drawing, #strip") ? { id: focused.dataset.fold ? "" : keys(focused)[0], lane: focused.dataset.l, fold: focused.dataset.fold } : null;
  for (const id of ["drawing", "notes", "strip"]) {
    const part = template.content.getElementById(id);
    if (part) $(id).replaceWith(part);
  }
  if (open) document.querySelector(".tlv-signs").open = true;
  read();
  if (moved) Object.assign(wanted, held);
  else Object.assign(wanted, { first: scale.first, last: scale.last });
  apply();
  for (const act of after) act(kept);
}

// What is far below stands in the page as text until the rest is painted.
function unpack() {
  const waiting = document.querySelectorAll(".tlv-later");
  for (const part of waiting) {
    const template = document.createElement("template");
    template.innerHTML = part.textContent;
    part.replaceWith(template.content);
  }
  if (!waiting.length) return;
  read();
  apply();
  for (const act of after) act(null);
}

export function start() {
  read();
  requestAnimationFrame(() => setTimeout(unpack));
  whole = drawing().dataset.whole === "1";
  Object.assign(wanted, { first: scale.first, last: scale.last });
  document.documentElement.classList.add("tlv-live");
  for (const act of after) act(null);
  const laid = () => Number(drawing().querySelector("svg").getAttribute("width"));
  let size = 0;
  new ResizeObserver(() => {
    clearTimeout(size);
    if (Math.abs(laid() - width()) > 2) size = setTimeout(() => refresh({ strip: true }), 60);
  }).observe($("scroll"));
}
