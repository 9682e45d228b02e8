// SPDX-License-Identifier: EUPL-1.2
// Parts of screens inside the panel: fetched and posted as they would be on a page of their own. Nothing that was
// typed goes away: not when another tab opens, not when the panel closes, not when saving fails.

let root;
let again = () => {};
const turns = new WeakMap(); // pane -> which request is the last

const fieldsOf = (form) => [...form.elements].filter((one) => one.name && !["hidden", "submit", "button"].includes(one.type));
const chosenAtFirst = (select) => [...select.options].find((one) => one.defaultSelected) || select.options[0];

function touched(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.tagName === "SELECT") return field.options[field.selectedIndex] !== chosenAtFirst(field);
  return field.value !== field.defaultValue;
}

export const typedIn = (pane) => [...pane.querySelectorAll("form")].some((form) => fieldsOf(form).some(touched));

function tell(text) {
  const line = root.querySelector(".tlb-said");
  line.textContent = text;
  line.hidden = !text;
}

const nameOf = (form, field) => [form.getAttribute("action"), field.name, field.type === "radio" || field.type === "checkbox" ? field.value : ""].join(" ");

// What stands in the forms of a pane and is not saved; of the form that was sent only what was typed since.
function drafts(pane, sent, values) {
  const kept = new Map();
  for (const form of pane.querySelectorAll("form")) {
    for (const field of fieldsOf(form)) {
      if (form !== sent && touched(field)) kept.set(nameOf(form, field), { value: field.value, checked: field.checked });
      if (form !== sent || field.tagName !== "TEXTAREA" || field.value === values?.get(field.name)) continue;
      const before = values?.get(field.name) || "";
      const since = field.value.startsWith(before) ? field.value.slice(before.length).trimStart() : field.value;
      kept.set(nameOf(form, field), { value: since });
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

function fill(pane, html, sent = null, values = null) {
  const kept = drafts(pane, sent, values);
  const open = [...pane.querySelectorAll("details[open][id]")].map((one) => one.id);
  const height = pane.scrollTop;
  pane.innerHTML = html;
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

const fetchPart = (url, options = {}) =>
  fetch(url, { credentials: "same-origin", cache: "no-store", ...options, headers: { "X-Fragment": "1", ...options.headers } }).catch(() => null);

const signedOut = (response) => response.redirected && /^\/(aanmelden|code)/.test(new URL(response.url).pathname);

const isWhole = (html) => /^\s*<!doctype html/i.test(html);

export async function load(pane, url, background = false) {
  const mine = (turns.get(pane) || 0) + 1;
  turns.set(pane, mine);
  if (!pane.childElementCount) pane.innerHTML = `<p class="tl-quiet">${root.dataset.loading}</p>`;
  const response = await fetchPart(url, background ? { headers: { "X-Background": "1" } } : {});
  const html = response?.ok && !signedOut(response) ? await response.text().catch(() => "") : "";
  if (turns.get(pane) !== mine || (background && typedIn(pane))) return false;
  if (html && !isWhole(html)) fill(pane, html);
  else {
    if (!pane.querySelector("form")) pane.textContent = "";
    tell(response && signedOut(response) ? root.dataset.signedout : root.dataset.unread);
  }
  return !!html;
}

async function answered(pane, form, response, values) {
  if (!response) return tell(root.dataset.failed);
  if (signedOut(response)) return tell(root.dataset.signedout);
  const json = (response.headers.get("Content-Type") || "").includes("json");
  if (json) {
    const data = await response.json().catch(() => ({}));
    if (!response.ok) return tell(data.said || root.dataset.failed);
    form.reset(); // it is saved: no draft any more
    return again(pane);
  }
  const html = await response.text().catch(() => "");
  if (html && !isWhole(html) && ([409, 422].includes(response.status) || response.ok)) {
    fill(pane, html, form, values);
    return undefined;
  }
  return tell([403, 404].includes(response.status) ? root.dataset.refused : root.dataset.failed);
}

const send = (url, values) =>
  fetchPart(url, { method: "POST", body: new URLSearchParams(values), headers: { Accept: "text/html, application/json" } });

// Who signed in again in another window has another token in new pages: the forms here get it, and nothing is retyped.
async function renewed(pane, values) {
  const tab = root.querySelector(`[aria-controls="${pane.id}"]`);
  const response = await fetchPart(tab.dataset.url);
  const html = response?.ok ? await response.text().catch(() => "") : "";
  const token = new DOMParser().parseFromString(html, "text/html").querySelector("input[name=csrfmiddlewaretoken]")?.value;
  if (!token) return false;
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  values.set("csrfmiddlewaretoken", token);
  return true;
}

async function submitted(event) {
  const form = event.target;
  const pane = form.closest(".tlb-pane");
  if (!pane) return;
  event.preventDefault();
  const button = event.submitter;
  const address = button?.getAttribute("formaction") || form.getAttribute("action") || pane.dataset.url;
  const values = new FormData(form, button);
  if (form.method === "get") return void load(pane, `${address}?${new URLSearchParams(values)}`);
  if (form.dataset.busy) {
    form.dataset.next = "1"; // what was typed since goes after what is on its way
    return;
  }
  form.dataset.busy = "1";
  turns.set(pane, (turns.get(pane) || 0) + 1); // what was being fetched is older than what is sent now
  const focused = document.activeElement?.name;
  let response = await send(address, values);
  if (response?.status === 403 && (await renewed(pane, values))) response = await send(address, values);
  delete form.dataset.busy;
  await answered(pane, form, response, values);
  backTo(pane, form.getAttribute("action"), focused);
  if (form.dataset.next && response?.ok) sendRest(pane, form.getAttribute("action"));
}

function sendRest(pane, action) {
  const form = [...pane.querySelectorAll("form")].find((one) => one.getAttribute("action") === action);
  if (form && fieldsOf(form).some(touched)) form.requestSubmit();
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
  root.addEventListener("submit", submitted);
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
