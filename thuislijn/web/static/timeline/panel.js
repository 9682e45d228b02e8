// SPDX-License-Identifier: EUPL-1.2
// The panel beside the drawing: the form of one item, fetched from and posted to the server as it would be on its own
// page. What was typed is never thrown away without asking.

import { $, ask, post, say, speak, toast, words } from "./page.js";
import * as view from "./view.js";

let back = null; // what gets the focus again: the key of a mark, or an element
let touched = false;
let opened = "";
let turn = 0; // so that what was asked for before the panel was closed does not open it again

export const openItem = () => opened;

export async function open(url, { key = "", from = key } = {}) {
  if (touched && !confirm(words.unsaved)) return;
  const mine = ++turn;
  back = from;
  fill(`<p>${words.loading}</p>`, key);
  const response = await ask(url + (url.includes("?") ? "&" : "?") + "deel=1");
  const html = response?.ok ? await response.text().catch(() => "") : "";
  if (mine !== turn) return;
  if (!html) {
    close();
    toast(response?.status === 404 ? words.gone : words.failed);
    return;
  }
  fill(html, key);
  focusForm();
}

export function fill(html, key = opened) {
  const panel = $("panel");
  panel.innerHTML = `<div class="tlv-panel__head"><h2></h2><button class="tl-tool" type="button" data-close>${words.close}</button></div>`;
  const body = document.createElement("div");
  body.innerHTML = html;
  panel.append(body);
  panel.hidden = false;
  opened = key;
  touched = false;
  panel.querySelector("h2").textContent = body.querySelector("[name=title]")?.value || body.querySelector("h1")?.textContent || words.item;
  body.querySelector("h1")?.remove();
  mark();
}

function focusForm() {
  const panel = $("panel");
  const field = panel.querySelector("[role=alert], [aria-invalid=true], input:not([type=hidden]):not([type=radio]), textarea, select");
  if (field?.matches("[role=alert]")) field.tabIndex = -1;
  (field || panel).focus({ preventScroll: false });
  if (field?.select && field.type === "text") field.select();
}

export function mark() {
  for (const one of view.marks()) one.classList.toggle("open", !!opened && view.keys(one).includes(opened));
}

export function close() {
  const panel = $("panel");
  if (panel.hidden) return false;
  turn++;
  panel.hidden = true;
  panel.textContent = "";
  opened = "";
  touched = false;
  mark();
  const place = typeof back === "string" ? view.find(back) : back;
  (place?.isConnected ? place : $("scroll")).focus({ preventScroll: true });
  return true;
}

export function askAndClose() {
  return touched && !confirm(words.unsaved) ? true : close();
}

// What came back after a post: closed when saved, the form again with what is the matter when not.
export async function answered(answer) {
  if (answer.ok && answer.data) {
    const key = answer.data.key;
    touched = false;
    await view.refresh({ strip: true, fresh: true });
    if (key) back = key;
    close();
    toast(answer.data.said || "");
    return true;
  }
  if (answer.html && [409, 422, 200].includes(answer.status)) {
    fill(answer.html);
    touched = true;
    focusForm();
  } else {
    toast(answer.data?.said || words.failed);
    speak(answer.data?.said || words.failed);
  }
  return false;
}

async function submit(event) {
  const form = event.target;
  if (form.method !== "post") return;
  event.preventDefault();
  const button = event.submitter;
  const fields = new FormData(form, button);
  if (button) button.disabled = true;
  const answer = await post(button?.getAttribute("formaction") || form.action, fields);
  if (button?.isConnected) button.disabled = false;
  await answered(answer);
}

export function watch() {
  const panel = $("panel");
  panel.addEventListener("submit", submit);
  panel.addEventListener("input", () => (touched = true));
  panel.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) return void askAndClose();
    const link = event.target.closest("a[href*='/item/']");
    if (!link) return;
    event.preventDefault();
    touched = false;
    open(link.getAttribute("href"), { key: opened, from: back });
  });
  addEventListener("beforeunload", (event) => {
    if (touched) event.preventDefault();
  });
  view.after.push(mark);
}

export function tellOthers(present) {
  const panel = $("panel");
  const names = present.filter((one) => opened && one.item === opened).map((one) => one.name);
  const text = names.length ? say("opened", { who: names.join(", ") }) : "";
  let line = panel.querySelector(".tlv-present");
  if (!line && text) {
    line = document.createElement("p");
    line.className = "tlv-present";
    line.setAttribute("role", "status");
    panel.querySelector(".tlv-panel__head")?.after(line);
  }
  if (line && line.textContent !== text) line.textContent = text;
}
