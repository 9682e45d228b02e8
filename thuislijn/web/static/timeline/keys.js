// SPDX-License-Identifier: EUPL-1.2
// Everything by keyboard: along and between lanes, shifting in time, zooming, turning points, undo.

import { $, address, at, dayOf, laterByMonths, post, say, speak, toast, told, typing, words } from "./page.js";
import { shift } from "./hands.js";
import * as panel from "./panel.js";
import * as view from "./view.js";

let current = null; // {id, lane} of the mark that Tab comes to
let moving = null; // {key, mark, days, timer}: steps of Alt+arrow that are not sent yet

const day = (mark) => Number(mark.dataset.p ?? mark.dataset.s ?? mark.dataset.t ?? mark.dataset.e ?? mark.dataset.m ?? 0);
const lane = (mark) => Number(mark.dataset.l ?? 0);
const focused = () => document.activeElement?.closest?.("#drawing .i");

// One mark of the drawing can be reached by Tab, the others by arrows; after a new layout it is the same one.
function rove(kept) {
  const all = view.marks();
  if (kept?.id) current = { id: kept.id, lane: Number(kept.lane) };
  let chosen = null;
  for (const mark of all) {
    mark.tabIndex = -1;
    if (current && view.keys(mark).includes(current.id) && (!chosen || lane(mark) === current.lane)) chosen = mark;
  }
  chosen ||= all.find((mark) => lane(mark) > 0) || all[0];
  if (chosen) chosen.tabIndex = 0;
  if (kept?.fold) view.drawing().querySelector(`[data-fold="${CSS.escape(kept.fold)}"]`)?.focus({ preventScroll: true });
  else if (kept?.id && chosen && view.keys(chosen).includes(kept.id)) chosen.focus({ preventScroll: true });
  else if (kept) $("scroll").focus({ preventScroll: true });
}

export function pick(mark) {
  if (!mark) return;
  for (const one of view.drawing().querySelectorAll('.i[tabindex="0"]')) one.tabIndex = -1;
  mark.tabIndex = 0;
  current = { id: view.keys(mark)[0], lane: lane(mark) };
  $("scroll").style.scrollPaddingTop = `${view.drawing().querySelector(".tlv-head").offsetHeight + 8}px`;
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "nearest", inline: "nearest" });
}

async function along(step) {
  const here = focused();
  if (!here) return pick(view.marks().find((mark) => mark.tabIndex === 0));
  const same = view.marks().filter((mark) => lane(mark) === lane(here)).sort((a, b) => day(a) - day(b));
  const next = same[same.indexOf(here) + step];
  if (next) return pick(next);
  view.pan(step * view.span() * 0.5, 9e5);
  await view.refresh();
  const beyond = view.marks().filter((mark) => lane(mark) === lane(here) && (day(mark) - day(here)) * step > 0);
  pick(beyond.sort((a, b) => (day(a) - day(b)) * step)[0]);
}

function between(step) {
  const here = focused();
  if (!here) return pick(view.marks().find((mark) => mark.tabIndex === 0));
  const lanes = [...new Set(view.marks().map(lane))].sort((a, b) => a - b);
  const to = lanes[lanes.indexOf(lane(here)) + step];
  if (to === undefined) return undefined;
  const close = (mark) => Math.abs(view.x(day(mark)) - view.x(day(here)));
  return pick(view.marks().filter((mark) => lane(mark) === to).sort((a, b) => close(a) - close(b))[0]);
}

function turn(step) {
  const days = [...document.querySelectorAll(".tlv-turn")].map((one) => Number(one.dataset.day));
  const here = focused()?.dataset.t ? day(focused()) : (view.wanted.first + view.wanted.last) / 2;
  const to = step > 0 ? days.find((one) => one > here + 0.5) : days.findLast((one) => one < here - 0.5);
  if (to === undefined) return toast(words.nothing);
  return goTo(to);
}

export async function goTo(to) {
  const half = view.span() / 2;
  view.go(to - half, to + half, 9e5);
  await view.refresh();
  pick(view.marks().find((mark) => Number(mark.dataset.t) === to));
}

// A mark that stands for several items leads to a stretch in which each has its own.
export async function goInto(mark) {
  const days = new URLSearchParams(mark.getAttribute("href"));
  const key = view.keys(mark)[0];
  view.go(dayOf(days.get("van")), dayOf(days.get("tot")), 9e5);
  await view.refresh();
  pick(view.find(key));
}

// Alt with an arrow moves at once on the screen; the sum of the steps is sent after a short rest.
function move(mark, event) {
  if (!document.documentElement.classList.contains("tlv-edits")) return;
  const { id, p, s, e, t } = mark.dataset;
  if (t || !id || (!p && !s && !e)) return void speak(words.fixed);
  if (moving && moving.key !== id) send();
  moving ||= { key: id, days: 0, from: Number(p ?? s ?? e) };
  clearTimeout(moving.timer);
  const step = event.key === "ArrowRight" ? 1 : -1;
  const now = moving.from + moving.days;
  moving.days += event.ctrlKey ? laterByMonths(now, step) - now : step * (event.shiftKey ? 7 : 1);
  const px = moving.days * view.pxPerDay();
  for (const one of view.marks()) if (one.dataset.id === id) one.style.transform = `translateX(${px}px)`;
  speak(say("moved", { day: told(moving.from + moving.days) }));
  moving.timer = setTimeout(send, 450);
}

export async function send() {
  const last = moving;
  moving = null;
  if (!last) return;
  clearTimeout(last.timer);
  if (last.days) await shift(last.key, "beide", last.days);
  else await view.refresh({ fresh: true });
}

export async function undo(which) {
  await send();
  const answer = await post(at[which], {});
  toast(answer.data?.said || words.failed);
  if (answer.ok) await view.refresh({ strip: true, fresh: true });
}

// Larger type without a menu, as somebody at the far end of the table asks for it: 125 %, 150 %, and as it was.
async function letters() {
  let size = "100";
  await view.change((params) => {
    size = { 125: "150", 150: "100" }[params.get("maat")] ?? "125";
    if (size === "100") params.delete("maat");
    else params.set("maat", size);
  });
  for (const link of document.querySelectorAll("[data-letters]")) {
    if (link.dataset.letters === size) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  speak(say("letters", { n: size }));
}

export const acts = {
  whole: () => view.showWhole(),
  in: () => view.zoom(1.6, focused() ? day(focused()) : undefined, 30),
  out: () => view.zoom(1 / 1.6, focused() ? day(focused()) : undefined, 30),
  earlier: () => view.pan(-view.span() / 2, 30),
  later: () => view.pan(view.span() / 2, 30),
  turnback: () => turn(-1),
  turnon: () => turn(1),
  help: () => $("keys").showModal(),
  full: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
};

const plain = {
  "+": acts.in, "=": acts.in, "-": acts.out, "−": acts.out, "0": acts.whole, "[": acts.turnback, "]": acts.turnon,
  "?": acts.help, f: acts.full, t: () => (location.href = at.table),
  n: () => $("regel")?.focus(),
  l: letters,
  p: () => {
    const key = focused()?.dataset.id;
    if (!key || focused().dataset.t) return toast(words.pick);
    return panel.open(`${at.turning_new}?item=${encodeURIComponent(key)}`, { from: key });
  },
};

function pressed(event) {
  if (event.defaultPrevented || $("keys").open) return;
  if (event.key === "Escape") {
    if (event.target.id === "regel") event.target.blur();
    else if (panel.askAndClose()) event.preventDefault();
    return;
  }
  if (typing()) return;
  const ctrl = event.ctrlKey || event.metaKey;
  if (ctrl && event.key.toLowerCase() === "z") {
    event.preventDefault();
    undo(event.shiftKey ? "redo" : "undo");
    return;
  }
  const arrow = /^Arrow(Left|Right|Up|Down)$/.exec(event.key)?.[1];
  const inDrawing = document.activeElement === document.body || document.activeElement?.closest?.("#scroll");
  if (arrow && inDrawing) return void arrowed(event, arrow);
  const act = heeded() && !ctrl && !event.altKey && plain[event.key.length === 1 ? event.key.toLowerCase() : ""];
  if (!act || document.activeElement?.closest?.("#panel")) return;
  event.preventDefault();
  act();
}

function arrowed(event, arrow) {
  const sideways = arrow === "Left" || arrow === "Right";
  const step = arrow === "Right" || arrow === "Down" ? 1 : -1;
  if (event.altKey && !(sideways && focused())) return;
  event.preventDefault();
  if (event.altKey) move(focused(), event);
  else if (event.shiftKey && sideways) view.pan(step * view.span() * 0.1);
  else if (sideways) along(step);
  else between(step);
}

// Who speaks to the computer, or uses a key by accident, can do without keys of one letter (WCAG 2.1.4); the choice
// is that of the whole application.
const KEPT = "thuislijn-toetsen";
const heeded = () => localStorage.getItem(KEPT) !== "uit";

function watchLetters() {
  const button = $("letters");
  const show = () => button.setAttribute("aria-pressed", String(heeded()));
  button.hidden = false;
  button.addEventListener("click", () => {
    localStorage.setItem(KEPT, heeded() ? "uit" : "aan");
    show();
  });
  show();
}

export function watch() {
  watchLetters();
  addEventListener("keydown", pressed);
  view.after.push(rove);
  $("scroll").addEventListener("focusin", (event) => {
    const mark = event.target.closest(".i");
    if (mark) current = { id: view.keys(mark)[0], lane: lane(mark) };
  });
}

export const itemAddress = (mark) => (mark.dataset.t ? address("turning_point", mark.dataset.id) : address("item", mark.dataset.id));
