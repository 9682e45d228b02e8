// SPDX-License-Identifier: EUPL-1.2
// The narrow panel beside the drawing: its tabs, the keys that open them, and what is in view on the drawing.

import * as panes from "./panes.js";
import * as parts from "./parts.js";
import { inView, pick, pickedKey, watchView } from "./in_view.js";
import { tick } from "./clock.js";

const aside = document.getElementById("beside");
const tabs = [...aside.querySelectorAll("[role=tab]")];
const paneOf = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
const shown = () => tabs.find((tab) => tab.getAttribute("aria-selected") === "true");
const drawing = () => document.querySelector('#drawing .i[tabindex="0"]') || document.getElementById("scroll");
let opener = null;

// The address of a tab with what is in view: `over` is section:key, `venster` the stretch of time as EDTF.
function addressOf(tab) {
  const view = inView(!!tab.dataset.follows);
  const asked = new URLSearchParams({ venster: view.window });
  if (view.key) asked.set("over", `${view.section}:${view.key}`);
  return `${tab.dataset.url}?${asked}`;
}

const overOf = (tab) => new URL(addressOf(tab), location.href).searchParams.get("over") || "";

async function fetchTab(tab, background = false) {
  const pane = paneOf(tab);
  pane.dataset.over = overOf(tab);
  pane.dataset.home = addressOf(tab);
  return panes.load(pane, pane.dataset.home, background);
}

// A tab that follows the drawing shows what was picked last, unless something was typed in it that is not saved.
function stale(tab) {
  const pane = paneOf(tab);
  if (!pane.childElementCount) return true;
  return !!tab.dataset.follows && pane.dataset.over !== overOf(tab) && !panes.typedIn(pane);
}

function uncover(tab) {
  aside.hidden = false;
  opener?.setAttribute("aria-expanded", "true");
  for (const one of tabs) {
    const chosen = one === tab;
    one.setAttribute("aria-selected", String(chosen));
    one.tabIndex = chosen ? 0 : -1;
    paneOf(one).hidden = !chosen;
  }
}

async function open(tab, focus = true) {
  uncover(tab);
  const before = document.activeElement;
  if (stale(tab)) await fetchTab(tab);
  const now = document.activeElement;
  const wentOn = now !== before && (aside.contains(now) || typing()); // the drawing itself may have been laid out anew
  if (focus && !wentOn) panes.focusIn(paneOf(tab));
}

function close() {
  aside.hidden = true; // what was typed stays in it
  opener?.setAttribute("aria-expanded", "false");
  drawing().focus({ preventScroll: true });
}

// Which part was open, for this tab of the browser and this person: after a reload, another filter or a step back it is
// there again. Only where it was is kept, nothing of what stood in it.
const PLACE = `thuislijn-naast ${location.pathname}`;

function keepPlace() {
  const tab = shown();
  if (aside.hidden || !tab) return sessionStorage.removeItem(PLACE);
  const { at, over, home } = paneOf(tab).dataset;
  const place = { who: aside.dataset.who, tab: tab.id, at, over, home, picked: pickedKey(), height: aside.scrollTop };
  return sessionStorage.setItem(PLACE, JSON.stringify(place));
}

async function openWhereItWas() {
  const place = JSON.parse(sessionStorage.getItem(PLACE) || "null");
  const tab = tabs.find((one) => one.id === place?.tab);
  if (!tab || place.who !== aside.dataset.who) return sessionStorage.removeItem(PLACE);
  const pane = paneOf(tab);
  pick(place.picked);
  uncover(tab);
  Object.assign(pane.dataset, { over: place.over, home: place.home });
  await panes.load(pane, place.at || addressOf(tab));
  aside.scrollTop = place.height;
}

function arrows(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || !event.target.matches("[role=tab]")) return;
  event.preventDefault();
  const next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
  open(next, false);
  next.focus();
}

// Keys that are pressed in the panel are not those of the drawing. Escape goes back to it and leaves the panel open.
function within(event) {
  if (event.key === "Escape") {
    event.preventDefault();
    drawing().focus({ preventScroll: true });
  }
  arrows(event);
  if (!/^F\d/.test(event.key)) event.stopPropagation();
}

const letters = () => localStorage.getItem("thuislijn-toetsen") !== "uit";
const typing = () => document.activeElement?.matches?.("input:not([type=checkbox]), textarea, select");

function pressed(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !letters() || typing()) return;
  if (document.getElementById("keys")?.open || document.activeElement?.closest?.("#panel")) return;
  const tab = tabs[Number(event.key) - 1] || tabs.find((one) => one.dataset.key === event.key.toLowerCase());
  if (!tab) return;
  event.preventDefault();
  open(tab);
}

function clicked(event) {
  const tab = event.target.closest("[role=tab]");
  if (tab) open(tab, false);
  else if (event.target.closest("[data-shut]")) close();
}

// What others begin or end shows by itself, as long as nobody is at work in the pane.
function poll() {
  const tab = shown();
  if (!tab?.dataset.poll || aside.hidden || document.hidden) return;
  const pane = paneOf(tab);
  if (!parts.sending() && !panes.typedIn(pane) && !pane.contains(document.activeElement)) fetchTab(tab, true);
}

function addButton() {
  const place = document.querySelector(".tl-toolbar__apart");
  if (!place) return;
  place.prepend(document.getElementById("beside-button").content.cloneNode(true));
  opener = document.getElementById("beside-open");
  opener.addEventListener("click", () => (aside.hidden ? open(shown() || tabs[0]) : close()));
}

function start() {
  if (!tabs.length) return;
  tabs.forEach((tab, n) => (tab.title = [n + 1, tab.dataset.key?.toUpperCase()].filter(Boolean).join(", ")));
  addButton();
  parts.watch(aside, (pane) => fetchTab(tabs.find((tab) => paneOf(tab) === pane)));
  aside.addEventListener("keydown", within);
  aside.addEventListener("click", clicked);
  addEventListener("keydown", pressed);
  addEventListener("beforeunload", (event) => {
    if (tabs.some((tab) => panes.typedIn(paneOf(tab)))) event.preventDefault();
  });
  watchView(aside, () => {
    const tab = shown();
    if (tab && !aside.hidden && stale(tab)) fetchTab(tab);
  });
  setInterval(poll, 1000 * Number(tabs[0].dataset.poll || 20));
  aside.addEventListener("beside:filled", () => tick(aside));
  setInterval(() => tick(aside), 1000);
  addEventListener("pagehide", keepPlace);
  // A page that the browser had kept whole is looked at anew: somebody else may be signed in by now.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  if (location.hash === "#bijeenkomst") {
    history.replaceState(history.state, "", location.pathname + location.search); // asked once, not at each reload
    open(tabs[0], false);
  } else openWhereItWas();
}

start();
