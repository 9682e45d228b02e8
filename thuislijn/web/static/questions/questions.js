// SPDX-License-Identifier: EUPL-1.2
// One press for each answer: the page stays where it is and the hand goes to the next question. Without this script the
// same buttons send the same form. Nothing that was typed goes away, also not when sending fails.

const place = document.getElementById("questions");
const told = document.getElementById("told");
const KEPT = "thuislijn-toetsen";
const list = () => document.getElementById("answers");
const words = () => [...place.querySelectorAll(".tlq-words :is(input, textarea)")];
const unanswered = () => [...place.querySelectorAll("section:not([aria-labelledby=goed]) .tlq:not(.tlq--answered)")];
const head = (question) => question.querySelector("summary");
let busy = false;

function say(sentence, warn) {
  told.textContent = sentence;
  if (!warn) return;
  const toast = document.createElement("div");
  toast.className = "tl-toast";
  toast.textContent = sentence;
  document.getElementById("toasts").append(toast);
  setTimeout(() => toast.remove(), 9000);
}

const send = (address, values) =>
  fetch(address, { method: "POST", body: new URLSearchParams(values), headers: { "X-Fragment": "1", Accept: "text/html" } }).catch(() => null);

// Who signed in again in another tab has another token: the form here gets it, and nothing is typed twice.
async function renewed(values) {
  const page = await fetch(location.pathname, { headers: { "X-Fragment": "1" } }).then((answer) => answer.text()).catch(() => "");
  const token = new DOMParser().parseFromString(page, "text/html").querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (token) values.set("csrfmiddlewaretoken", token);
  return Boolean(token);
}

// What is open stays open, and what was typed while the answer was on its way stays typed.
function put(html, sent, answered) {
  const open = [...place.querySelectorAll("details[open]")].map((one) => one.id || one.closest("[data-key]")?.dataset.key + one.className);
  const typed = new Map(words().filter((one) => one.value !== (sent.get(one.name) ?? "")).map((one) => [one.name, one.value]));
  place.innerHTML = html;
  for (const one of place.querySelectorAll("details")) {
    const key = one.closest("[data-key]")?.dataset.key;
    if (open.includes(one.id || key + one.className) && key !== answered) one.open = true;
  }
  for (const one of words()) if (typed.has(one.name)) one.value = typed.get(one.name);
  showKeys();
}

async function submit(button) {
  if (busy) return;
  busy = true;
  const values = new FormData(list(), button);
  const answered = button?.closest("[data-key]")?.dataset.key;
  button?.setAttribute("aria-disabled", "true");
  const address = button?.getAttribute("formaction") || list().getAttribute("action");
  let answer = await send(address, values);
  if (answer?.status === 403 && (await renewed(values))) answer = await send(address, values);
  busy = false;
  button?.removeAttribute("aria-disabled");
  if (answer?.status === 404) return void again(values);
  const html = answer?.ok && !answer.redirected ? await answer.text().catch(() => "") : "";
  if (!html || /^\s*<!doctype/i.test(html)) return void say(answer?.redirected ? place.dataset.signedout : place.dataset.failed, true);
  put(html, values, answered);
  goOn(answered);
}

// The question is no more, for the timeline changed: here is what there is now.
async function again(values) {
  const answer = await fetch(location.pathname, { headers: { "X-Fragment": "1", Accept: "*/*" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return say(place.dataset.failed, true);
  for (const name of [...values.keys()]) values.delete(name); // nothing was saved: what was typed stays
  put(await answer.text(), values, null);
  return say(place.dataset.gone, true);
}

function goOn(answered) {
  const progress = document.getElementById("progress");
  say(progress.textContent);
  const question = document.getElementById(`v-${answered}`);
  const next = unanswered().find((one) => one.querySelector(".tlq-fold").open && follows(question, one)) || unanswered().find((one) => one.querySelector(".tlq-fold").open);
  (next ? head(next) : progress).focus({ preventScroll: true });
  (next || progress).scrollIntoView({ block: "nearest" });
  if (question && next && question.getBoundingClientRect().top < 0) question.scrollIntoView({ block: "start" });
}

const follows = (one, other) => !one || Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
const inHand = () => document.activeElement?.closest?.(".tlq") || unanswered().find((one) => one.querySelector(".tlq-fold").open);

function step(back) {
  const all = unanswered();
  const here = inHand();
  const found = back
    ? all.reverse().find((one) => here && one !== here && !follows(here, one)) || all[0]
    : all.find((one) => one !== here && follows(here, one)) || all[0];
  if (!found) return;
  found.querySelector(".tlq-fold").open = true;
  head(found).focus({ preventScroll: true });
  found.scrollIntoView({ block: "nearest" });
}

function press(key) {
  const question = inHand();
  if ("123".includes(key)) {
    const fold = question?.querySelector(".tlq-fold");
    if (fold && !fold.open) fold.open = true; // first see what is answered
    else question?.querySelectorAll(".tlq-do button")[Number(key) - 1]?.click();
    return Boolean(question);
  }
  if (key === "j" || key === "k") return step(key === "k") ?? true;
  if (key === "t") {
    const field = (question?.querySelector(".tlq-words input")?.checkVisibility() && question.querySelector(".tlq-words input")) || place.querySelector(".tlq > .tlq-words input");
    field?.focus();
    return Boolean(field);
  }
  return false;
}

// Who speaks to the computer, or uses a key by accident, can do without single-letter keys (WCAG 2.1.4).
const heeded = () => localStorage.getItem(KEPT) !== "uit";

function showKeys() {
  const keys = document.getElementById("keys");
  keys.hidden = false;
  keys.querySelector("ul").hidden = !heeded();
  document.getElementById("keys-switch").setAttribute("aria-pressed", String(heeded()));
}

place?.addEventListener("submit", (event) => {
  event.preventDefault();
  submit(event.submitter);
});
place?.addEventListener("click", (event) => {
  if (!event.target.closest("#keys-switch")) return;
  localStorage.setItem(KEPT, heeded() ? "uit" : "aan");
  showKeys();
});
document.addEventListener("keydown", (event) => {
  if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select");
  if (typing && event.key === "Escape" && place.contains(typing)) { const open = unanswered().find((one) => one.querySelector(".tlq-fold").open); head(open || typing.closest(".tlq"))?.focus(); }
  if (typing || !heeded()) return;
  if (press(event.key.toLowerCase())) event.preventDefault();
});
if (place) showKeys();
