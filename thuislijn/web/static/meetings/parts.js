// SPDX-License-Identifier: EUPL-1.2
// What people save in the panel: posted as it would be on a page of its own. Each send holds what stood there when it
// was sent, and they go one after the other. Nothing that was typed goes away: not when another tab opens, not when the
// panel closes, not when the connection is down.

import { fetchPart, fieldsOf, fill, focusIn, isWhole, load, outdate, signedOut, tell, touched, within } from "./panes.js";

const SOON = 2000;
const SLOWEST = 20000;

let root;
let again = () => {};
const queue = []; // what was sent and has no answer yet
let busy = false;
let down = false; // nothing comes through now; what the server alone fails at does not hold up what came after it
let timer = 0;
let wait = SOON;

export const sending = () => queue.length > 0;

const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
const formOf = (sent) => [...sent.pane.querySelectorAll("form")].find((one) => one.getAttribute("action") === sent.action);
const writes = (field) => field.tagName === "TEXTAREA" || (field.tagName === "INPUT" && !/^(checkbox|radio)$/.test(field.type));

function submitted(event) {
  const form = event.target;
  const pane = form.closest(".tlb-pane");
  if (!pane) return;
  event.preventDefault();
  const button = event.submitter;
  const values = new FormData(form, button);
  const action = form.getAttribute("action");
  const address = button?.getAttribute("formaction") || action;
  if (form.method === "get") return void load(pane, `${address}?${new URLSearchParams(values)}`);
  // A form that adds something is free at once for the next; of another the first press is the one that counts.
  const adds = "adds" in form.dataset;
  const onItsWay = queue.some((one) => one.pane === pane && one.action === action);
  if (onItsWay && !(adds && fieldsOf(form).some(touched))) return;
  const words = fieldsOf(form).filter(writes).map((field) => field.value).filter(Boolean).join(" · ");
  const focused = document.activeElement?.name;
  queue.push({ pane, action, address, values, adds, words, focused, once: values.has("once"), at: Date.now() });
  if (adds) makeFree(form);
  show();
  run();
}

function makeFree(form) {
  form.reset();
  // What came back once because something was the matter with it stands there as if the form began with it.
  const cameBack = form.querySelector("[role=alert], [aria-invalid=true]");
  if (cameBack) for (const field of fieldsOf(form)) if (writes(field)) field.value = "";
  if (form.elements.once) form.elements.once.value = newId();
}

async function run() {
  if (busy) return;
  busy = true;
  clearTimeout(timer);
  down = false;
  try {
    for (const sent of queue) {
      if (sent.refused || (down && sent.once)) continue;
      sent.done = await settled(sent);
      show();
    }
  } finally {
    queue.splice(0, queue.length, ...queue.filter((one) => !one.done));
    busy = false;
  }
  if (queue.every((one) => one.refused)) wait = SOON;
  else timer = setTimeout(run, (wait = Math.min(SLOWEST, wait * 1.5)));
}

const send = ({ address, values }) =>
  fetchPart(address, { method: "POST", body: new URLSearchParams(values), headers: { Accept: "text/html, application/json" } });

// Whether nothing more has to be done about it: it was saved, or what was typed stands in its form again.
async function settled(sent) {
  const { pane, values, action } = sent;
  if (sent.once) values.set("late", Math.round((Date.now() - sent.at) / 1000));
  const isLast = outdate(pane); // what was being fetched is older than what is sent now
  let response = await send(sent);
  if (response?.status === 403 && (await renewed(sent))) response = await send(sent);
  if (!response || response.status >= 500 || signedOut(response)) return unanswered(sent, response);
  if ((response.headers.get("Content-Type") || "").includes("json")) {
    const data = await response.json().catch(() => ({}));
    if (!response.ok) return putBack(sent, data.said || root.dataset.failed);
    formOf(sent)?.reset(); // it is saved: no draft any more
    again(pane);
    return true;
  }
  const html = await response.text().catch(() => "");
  const isPart = html && !isWhole(html) && (response.ok || [409, 422].includes(response.status));
  if (!isPart) return putBack(sent, [403, 404].includes(response.status) ? root.dataset.refused : root.dataset.failed);
  if (!response.ok && sent.adds && !putBack(sent, "")) return false;
  if (!isLast()) return true;
  if (response.ok) pane.dataset.at = pane.dataset.home || "";
  fill(pane, html, sent);
  backTo(pane, action, sent.focused);
  return true;
}

// No answer: what the server knows again by its number goes once more by itself; of anything else that is for people.
function unanswered(sent, response) {
  if (response && signedOut(response)) wait = SLOWEST;
  down ||= !response || signedOut(response);
  const out = response && signedOut(response) ? root.dataset.signedout : "";
  if (!sent.once) return putBack(sent, out || root.dataset.failed);
  tell(out || root.dataset.waits);
  return false;
}

function putBack(sent, told) {
  if (told) tell(told);
  if (!sent.adds) return true; // it stands there still
  const form = formOf(sent);
  sent.refused = !form;
  if (!form) return false;
  for (const field of fieldsOf(form)) {
    const went = sent.values.getAll(field.name);
    if (/^(checkbox|radio)$/.test(field.type)) field.checked = field.checked || went.includes(field.value);
    else if (went[0] && !(touched(field) && field.value)) field.value = went[0];
    else if (went[0] && writes(field)) field.value = [went[0], field.value].join(field.tagName === "TEXTAREA" ? "\n\n" : " ");
    if (went[0] && field.closest("details")) field.closest("details").open = true;
  }
  return true;
}

// Who signed in again in another window has another token in new pages: the forms here get it, and nothing is retyped.
async function renewed({ pane, values }) {
  const tab = root.querySelector(`[aria-controls="${pane.id}"]`);
  const response = await fetchPart(tab?.dataset.url || location.href);
  const html = response?.ok ? await response.text().catch(() => "") : "";
  const token = new DOMParser().parseFromString(html, "text/html").querySelector("input[name=csrfmiddlewaretoken]")?.value;
  if (!token) return false;
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  for (const one of queue) one.values.set("csrfmiddlewaretoken", token);
  values.set("csrfmiddlewaretoken", token);
  return true;
}

// What was added and is not saved yet can be read, since it stands in no form any more.
function show() {
  const place = root.querySelector(".tlb-waiting");
  if (!place) return;
  const lines = queue.filter((one) => one.adds && !one.done).map((one) => {
    const line = document.createElement("li");
    line.textContent = one.words;
    return line;
  });
  place.querySelector("ol").replaceChildren(...lines);
  place.hidden = !lines.length;
}

// After saving the hand is where it was: in the same field, or at what is the matter.
function backTo(pane, action, name) {
  if (pane.contains(document.activeElement) && document.activeElement !== document.body) return;
  const wrong = pane.querySelector("[role=alert], [aria-invalid=true]");
  const form = [...pane.querySelectorAll("form")].find((one) => one.getAttribute("action") === action);
  const field = wrong || (name && form?.elements[name]);
  if (field?.focus) {
    if (field.matches("[role=alert]")) field.tabIndex = -1;
    field.focus({ preventScroll: false });
  } else pane.focus({ preventScroll: true });
}

export function watch(element, refetch) {
  root = element;
  again = refetch;
  within(root);
  root.addEventListener("submit", submitted);
  addEventListener("online", run);
  addEventListener("beforeunload", (event) => {
    if (sending()) event.preventDefault();
  });
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-beside]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const pane = link.closest(".tlb-pane");
    load(pane, link.getAttribute("href")).then(() => focusIn(pane));
  });
  // Ctrl+Enter saves the form that somebody types in.
  root.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
  });
}
