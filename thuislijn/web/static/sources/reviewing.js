// SPDX-License-Identifier: EUPL-1.2
// One key for each decision. Every form on the card works without this script; here it is sent in the background and the
// next card put in its place, the text only where it is not on the screen already.

const panel = document.getElementById("panel");
const told = document.getElementById("told");
const toasts = document.getElementById("toasts");
const scroll = document.getElementById("scroll");

const card = () => document.getElementById("card");
const text = () => document.getElementById("text");
let busy = false;
const waiting = [];

function say(sentence, warn) {
  if (!sentence) return;
  told.textContent = sentence;
  if (!warn) return;
  const toast = document.createElement("div");
  toast.className = "tl-toast";
  toast.textContent = sentence;
  toasts.append(toast);
  setTimeout(() => toast.remove(), 9000);
}

function light(id, smooth) {
  let first = null;
  for (const mark of text().querySelectorAll("mark")) {
    const on = mark.dataset.ids.split(" ").includes(id);
    if (on) { mark.setAttribute("aria-current", "true"); first ??= mark; } else mark.removeAttribute("aria-current");
  }
  if (!first) return;
  const seen = first.getBoundingClientRect(), frame = scroll.getBoundingClientRect();
  if (seen.top < frame.top + 60 || seen.bottom > frame.bottom - 120) {
    scroll.scrollTo({ top: scroll.scrollTop + seen.top - frame.top - frame.height / 3, behavior: smooth ? "smooth" : "instant" });
  }
}

function put(part, smooth) {
  if (part.text) {
    scroll.innerHTML = part.text;
    const title = document.getElementById("source-title");
    title.textContent = part.title;
    scroll.scrollTop = 0;
  }
  panel.innerHTML = part.html;
  panel.scrollTop = 0;
  document.getElementById("source-title").href = card().dataset.source;
  heedKind();
  light(part.card, smooth && !part.text);
  if (part.address !== location.pathname) history.replaceState(null, "", part.address);
}

// The word that shows the kind is only asked for where the kind is changed.
function heedKind() {
  const code = panel.querySelector("#c-code");
  if (code) code.form.classList.toggle("rv-form--same", [...code.options].some((one) => one.selected && one.defaultSelected));
}

async function ask(address, options = {}) {
  if (busy) return;
  busy = true;
  card().setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, {
      ...options,
      credentials: "same-origin",
      headers: { Accept: "application/json", "X-Getoond": text().dataset.shown },
    });
    if (answer.redirected || !(answer.headers.get("Content-Type") || "").includes("json")) { location.reload(); return; }
    const part = await answer.json();
    if (part.done) { location.assign(part.done); return; }
    if (part.html) put(part, true);
    // What has the focus went with the old card; a screen reader reads the new one from its title.
    if (part.html && answer.status !== 422) document.getElementById("card-title").focus({ preventScroll: true });
    say(part.said, part.warn || answer.status === 409);
    if (answer.status === 422 && part.html) focusFirst(panel.querySelector("details[open]"));
  } catch {
    say(document.documentElement.lang === "en" ? "No connection: this was not saved." : "Geen verbinding: dit is niet bewaard.", true);
  } finally {
    busy = false;
    card()?.removeAttribute("aria-busy");
    const key = waiting.shift();
    if (key) press(key);
  }
}

const submit = (form, button) => {
  const body = new FormData(form);
  if (button?.name) body.append(button.name, button.value);
  return ask(form.action, { method: "POST", body });
};

function focusFirst(inside) {
  const field = inside?.querySelector("[aria-invalid=true], .utrecht-textbox, .rv-pick, select");
  field?.focus({ preventScroll: false });
  if (field?.select) field.select();
}

function open(way) {
  const selected = String(getSelection()).trim();
  for (const one of panel.querySelectorAll("details[data-way]")) one.open = one.dataset.way === way;
  const chosen = panel.querySelector(`details[data-way="${way}"]`);
  if (!chosen) return;
  if (way === "h" && selected && selected.length <= 80) chosen.querySelector("#hide-word").value = selected;
  focusFirst(chosen);
  chosen.scrollIntoView({ block: "nearest" });
}

const opened = () => panel.querySelector("details[data-way][open]");

function press(key) {
  if (busy) { if (waiting.length < 3) waiting.push(key); return true; }
  const now = opened();
  if (/^[1-9]$/.test(key)) {
    const pick = now?.querySelector(`[data-number="${key}"]`);
    if (!pick) return false;
    if (pick.tagName === "INPUT") pick.focus(); else submit(pick.form, pick);
    return true;
  }
  if (key === "m" && now?.dataset.way === "m") {
    const pick = now.querySelector(".rv-pick");
    if (pick) { submit(pick.form, pick); return true; }
  }
  if (["e", "m", "s", "r", "h"].includes(key)) { open(key); return true; }
  if (key === "escape") { if (now) { now.open = false; document.getElementById("card-title").focus(); } return Boolean(now); }
  if (key === "u") { submit(document.getElementById("undo")); return true; }
  if (key === "a") { const button = panel.querySelector("[data-key=a]"); if (button) submit(button.form, button); return true; }
  if (["j", "arrowdown", "arrowright"].includes(key)) { ask(card().dataset.next); return true; }
  if (["k", "arrowup", "arrowleft"].includes(key)) { ask(card().dataset.back); return true; }
  return false;
}

// Who speaks to the computer, or uses a key by accident, can do without single-letter keys (WCAG 2.1.4).
const KEPT = "thuislijn-toetsen";
const keys = document.getElementById("keys-switch");
const heeded = () => localStorage.getItem(KEPT) !== "uit";

function showKeys() {
  keys.hidden = false;
  keys.setAttribute("aria-pressed", String(heeded()));
  document.getElementById("keys").hidden = !heeded();
}

keys.addEventListener("click", () => {
  localStorage.setItem(KEPT, heeded() ? "uit" : "aan");
  showKeys();
});
showKeys();

document.addEventListener("keydown", (event) => {
  if (!heeded() || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select");
  if (typing && key !== "escape") return;
  if (key.startsWith("arrow") && (event.target.closest("#scroll") || opened())) return;
  if (press(key)) event.preventDefault();
});

panel.addEventListener("change", heedKind);
panel.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-key]");
  if (!link) return;
  event.preventDefault();
  ask(link.href);
});
document.addEventListener("submit", (event) => {
  if (!event.target.closest("#panel, #undo") || "plain" in event.target.dataset) return;
  event.preventDefault();
  let button = event.submitter;
  // Enter in 'something else, namely' means that reason, and not the first in the list.
  if (event.target.contains(document.activeElement) && document.activeElement.id === "note") {
    button = event.target.querySelector("button[value=other]");
  }
  submit(event.target, button);
});
scroll.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (mark && !String(getSelection())) ask(card().dataset.address.replace(/[^/]+$/, mark.dataset.ids.split(" ")[0]));
});

heedKind();
light(card().dataset.card, false);
