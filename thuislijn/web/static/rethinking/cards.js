// SPDX-License-Identifier: EUPL-1.2
// A rethinking card from the keyboard: after keeping an answer the hand goes on to the next prompt. On a page of its
// own the card is posted in parts as it is beside the timeline, so that nothing typed elsewhere on it goes away.

import { watch } from "../meetings/parts.js";

let kept = null; // the pane whose form was sent, until its answer is there

const cardOf = (target) => target.closest?.("[data-card]");

// Before parts.js: with Shift the same prompt is asked once more.
function onceMore(event) {
  if (event.key !== "Enter" || !event.shiftKey || !(event.ctrlKey || event.metaKey) || !cardOf(event.target)) return;
  const button = event.target.form?.querySelector("button[name=stay]");
  if (!button) return;
  event.preventDefault();
  event.stopPropagation();
  event.target.form.requestSubmit(button);
}

function goOn(event) {
  const pane = event.target;
  if (kept !== pane) return;
  kept = null;
  const field = pane.querySelector("[data-card] [role=alert]") || pane.querySelector("[data-card] [data-first]");
  if (!field) return;
  if (field.matches("[role=alert]")) field.tabIndex = -1;
  field.focus({ preventScroll: true });
  (field.closest("details") || field).scrollIntoView({ block: "nearest" });
}

// Who opens a prompt by hand wants to type in it.
function opened(event) {
  const step = event.target;
  if (!step.matches?.("[data-card] details[data-step]") || !step.open || document.activeElement?.parentElement !== step) return;
  step.querySelector(".tlk-form :is(textarea, input:not([type=hidden]))")?.focus();
}

// From an item in the panel of the timeline: its card takes that panel's place, where it would be a page of its own.
// Who says that something typed there must not go away stays at the item.
function rethink(event) {
  const link = event.target.closest?.("a[data-rethink]");
  const tab = document.getElementById("tab-card");
  if (!link || !tab || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const item = document.getElementById("panel");
  item.querySelector("[data-close]")?.click();
  if (!item.hidden) return;
  const pane = document.getElementById("pane-card");
  pane.replaceChildren();
  tab.click();
  kept = pane;
}

addEventListener("click", rethink);
addEventListener("keydown", onceMore, true);
addEventListener("submit", (event) => (kept = cardOf(event.target)?.closest(".tlb-pane") || null), true);
addEventListener("focusin", (event) => {
  // While the card is still on its way, the drawing takes the focus back from the panel that closed: nobody's choice.
  if (kept?.querySelector("[data-card]") && !kept.contains(event.target)) kept = null;
});
addEventListener("beside:filled", goOn);
addEventListener("toggle", opened, true);

const page = document.getElementById("card-page");
if (page) watch(page, () => location.reload());
