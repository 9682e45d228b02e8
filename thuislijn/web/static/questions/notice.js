// SPDX-License-Identifier: EUPL-1.2
// Acute danger that came on the timeline while this page is open: the notice that every page of a case begins with lies
// over it until it was read. The page under it stays as it is, with what somebody was typing.

import { ask, at, words } from "../timeline/page.js";

const PAUSE = 1200; // nobody's next key should fall on the notice
const LONGEST = 6000;

let dialog = null;

// When the hands rest; they do not have to rest for long.
function rest() {
  return new Promise((goOn) => {
    const stop = new AbortController();
    const end = () => (stop.abort(), goOn());
    let timer = setTimeout(end, PAUSE);
    setTimeout(end, LONGEST);
    const later = () => (clearTimeout(timer), (timer = setTimeout(end, PAUSE)));
    addEventListener("keydown", later, { capture: true, signal: stop.signal });
  });
}

async function fetched() {
  const response = await ask(location.pathname, { headers: { Accept: "text/html" } });
  const html = response?.ok ? await response.text().catch(() => "") : "";
  return new DOMParser().parseFromString(html, "text/html").querySelector(".tl-alarm");
}

// Answers whether it is on the screen, or need not be there any more.
export async function show() {
  if (dialog) return true;
  dialog = document.createElement("dialog");
  await rest();
  const notice = await fetched();
  if (!notice) {
    dialog = null;
    return false;
  }
  lay(notice);
  return true;
}

function lay(notice) {
  const before = document.activeElement;
  const reading = new AbortController();
  dialog.className = "tlb-notice";
  dialog.replaceChildren(notice);
  document.body.append(dialog);
  dialog.showModal();
  notice.tabIndex = -1;
  notice.focus();
  dialog.addEventListener("cancel", (event) => event.preventDefault(), { signal: reading.signal });
  dialog.addEventListener("close", () => dialog.showModal(), { signal: reading.signal });
  // The keys of the drawing rest meanwhile.
  addEventListener("keydown", (event) => event.stopImmediatePropagation(), { capture: true, signal: reading.signal });
  notice.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!(await isRead(event.target))) return;
    reading.abort();
    dialog.remove();
    dialog = null;
    (before?.isConnected ? before : document.body).focus({ preventScroll: true });
  });
}

async function isRead(form) {
  await ask(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
  const news = await (await ask(at.timeline_changes))?.json().catch(() => null);
  if (news && !news.danger) return true;
  let line = form.querySelector("[role=alert]");
  if (!line) form.prepend((line = document.createElement("p")));
  line.setAttribute("role", "alert");
  line.textContent = words.failed;
  return false;
}
