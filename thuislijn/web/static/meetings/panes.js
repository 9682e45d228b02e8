// SPDX-License-Identifier: EUPL-1.2
// The panes of the panel, each with a part of a screen: fetched as it would be on a page of its own. What was typed in
// a pane and is not sent outlives whatever comes in its place.

import { opened } from "../page/opening.js";

let root;
const turns = new WeakMap(); // pane -> which request is the last

export const fieldsOf = (form) => [...form.elements].filter((one) => one.name && !["hidden", "submit", "button"].includes(one.type));
const chosenAtFirst = (select) => [...select.options].find((one) => one.defaultSelected) || select.options[0];

export function touched(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return field.options[field.selectedIndex] !== chosenAtFirst(field);
  return field.value !== field.defaultValue;
}

// What came back because something is the matter with it is not saved either.
const refused = "form [role=alert], form [aria-invalid=true]";
export const typedIn = (pane) => !!pane.querySelector(refused) || [...pane.querySelectorAll("form")].some((form) => fieldsOf(form).some(touched));

export function tell(text) {
  const line = root.querySelector(".tlb-said");
  line.textContent = text;
  line.hidden = !text;
}

const nameOf = (form, field) => [form.getAttribute("action"), field.name, field.type === "radio" || field.type === "checkbox" ? field.value : ""].join(" ");

// What stands in the forms of a pane and is not saved; of the form that was sent only what is other than what went.
function drafts(pane, sent) {
  const kept = new Map();
  for (const form of pane.querySelectorAll("form")) {
    const went = form.getAttribute("action") === sent?.action && !sent.adds ? sent.values : null;
    for (const field of fieldsOf(form)) {
      if (touched(field) && went?.get(field.name) !== field.value) kept.set(nameOf(form, field), { value: field.value, checked: field.checked });
    }
  }
  return kept;
}

function restore(pane, kept) {
  for (const form of pane.querySelectorAll("form")) {
    for (const field of fieldsOf(form)) {
      const draft = kept.get(nameOf(form, field));
      if (!draft) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = draft.checked;
      else field.value = draft.value;
      const details = field.closest("details");
      if (details) details.open = true;
    }
  }
}

// `sent` is what the html answers: the action of a form, the values that went, and whether it adds something.
export function fill(pane, html, sent = null) {
  const kept = drafts(pane, sent);
  const goesOn = [...kept.keys()].some((name) => sent?.adds && name.startsWith(`${sent.action} `));
  const open = [...pane.querySelectorAll("details[open][id]")].map((one) => one.id);
  const height = pane.scrollTop;
  const putBack = opened(pane, goesOn ? "" : sent?.action);
  pane.innerHTML = html;
  putBack();
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  restore(pane, kept);
  pane.scrollTop = height;
  tell("");
  pane.dispatchEvent(new CustomEvent("beside:filled", { bubbles: true }));
}

export function focusIn(pane) {
  const first = pane.querySelector("[role=alert]") || pane.querySelector("[data-first]");
  const field = first || pane.querySelector("textarea, input:not([type=hidden])");
  if (field?.matches("[role=alert]")) field.tabIndex = -1;
  (field || pane).focus({ preventScroll: false });
}

export const fetchPart = (url, options = {}) =>
  fetch(url, { credentials: "same-origin", cache: "no-store", ...options, headers: { "X-Fragment": "1", ...options.headers } }).catch(() => null);

export const signedOut = (response) => response.redirected && /^\/(aanmelden|code)/.test(new URL(response.url).pathname);

// Who signed in meanwhile in another window has notes of their own: those are not for the screen of this page.
function isAnothers(html) {
  const who = /data-who="([^"]*)"/.exec(html)?.[1];
  return !!who && !!root.dataset.who && who !== root.dataset.who;
}

export const isWhole = (html) => /^\s*<!doctype html/i.test(html);

export async function load(pane, url, background = false) {
  const last = outdate(pane);
  if (!pane.childElementCount) pane.innerHTML = `<p class="tl-quiet">${root.dataset.loading}</p>`;
  const response = await fetchPart(url, background ? { headers: { "X-Background": "1" } } : {});
  const html = response?.ok && !signedOut(response) ? await response.text().catch(() => "") : "";
  if (!last() || (background && typedIn(pane))) return false;
  if (html && !isWhole(html) && !isAnothers(html)) {
    pane.dataset.at = url;
    fill(pane, html);
  } else {
    if (!pane.querySelector("form")) pane.textContent = "";
    tell(html && isAnothers(html) ? root.dataset.another : response && signedOut(response) ? root.dataset.signedout : root.dataset.unread);
  }
  return !!html;
}

// What is being fetched for this pane is older than what is sent from now on.
export function outdate(pane) {
  const mine = (turns.get(pane) || 0) + 1;
  turns.set(pane, mine);
  return () => turns.get(pane) === mine;
}

export function within(element) {
  root = element;
}
