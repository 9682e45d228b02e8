// SPDX-License-Identifier: EUPL-1.2
// Watches any textarea or input with data-watch, also those that come on the page later. Its value is the address that
// looks at a text; anything else stands for the address of the case whose page this is. Brings its own style along.
// Put away, the hints of a field stay away until the page is opened again. A form sent from here says that its writer
// saw the hints already ("watched"), so that they are not shown once more after keeping.

const PAUSE = 900; // milliseconds without typing
const LEAST = 8; // letters
const waiting = new WeakMap(), put = new WeakMap(), away = new WeakSet(), last = new WeakMap();

if (!document.querySelector('link[href*="watching/watching"]')) {
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("watching.css", import.meta.url).href;
  document.head.append(style);
}

function address(field) {
  if (field.dataset.watch.startsWith("/")) return field.dataset.watch;
  const here = location.pathname.match(/^(.*?\/casus\/[0-9a-f-]{36})(\/|$)/);
  return here ? `${here[1]}/hints` : "";
}

function box(field) {
  let there = put.get(field);
  if (!there) {
    there = document.createElement("div");
    there.setAttribute("aria-live", "polite");
    field.insertAdjacentElement("afterend", there);
    put.set(field, there);
    const told = document.createElement("input");
    told.type = "hidden";
    told.name = "watched";
    told.value = "1";
    if (field.form && !field.form.elements.watched) field.form.append(told);
  }
  return there;
}

function closing(field) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "watch__away";
  button.textContent = "\u00d7";
  button.setAttribute("aria-label", document.documentElement.lang === "en" ? "Put these hints away" : "Hints wegklikken");
  button.addEventListener("click", () => {
    away.add(field);
    box(field).replaceChildren();
    field.focus();
  });
  return button;
}

async function look(field) {
  const text = field.value;
  if (away.has(field) || last.get(field) === text || !address(field)) return;
  last.set(field, text);
  const there = box(field);
  if (text.trim().length < LEAST) return there.replaceChildren();
  const token = field.form?.elements.csrfmiddlewaretoken?.value ?? document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  const body = new URLSearchParams({ text, csrfmiddlewaretoken: token ?? "" });
  try {
    const answer = await fetch(address(field), { method: "POST", body, credentials: "same-origin" });
    if (!answer.ok || answer.redirected || field.value !== text) return;
    const before = there.textContent;
    const made = document.createElement("template");
    made.innerHTML = await answer.text();
    const hints = made.content.querySelector(".watch");
    if (!hints) return there.replaceChildren();
    if (hints.textContent === before) return;
    hints.prepend(closing(field));
    there.replaceChildren(hints);
  } catch {
    last.delete(field); // no connection: typing goes on, and the next pause tries again
  }
}

function later(event) {
  const field = event.target;
  if (!field.matches?.("[data-watch]")) return;
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(look, event.type === "focusout" ? 0 : PAUSE, field));
}

document.addEventListener("input", later);
document.addEventListener("focusout", later);
