// SPDX-License-Identifier: EUPL-1.2
// Others at work on the same timeline: who they are, what they changed, and that the connection is still there.

import { $, ask, at, line, say, speak, toast, words } from "./page.js";
import * as panel from "./panel.js";
import * as view from "./view.js";

const EVERY = 2000;
const HIDDEN = 5000;
const SLOWEST = 30000;

let known = 0;
let safe = 0; // the revision without a notice of acute danger to read
let wait = EVERY;
let timer = 0;

async function look() {
  clearTimeout(timer);
  known = Math.max(known, view.revision());
  const item = encodeURIComponent(panel.openItem());
  const response = await ask(`${at.timeline_changes}?na=${known}&veilig=${safe}&item=${item}`);
  if (response?.ok) {
    wait = EVERY;
    const news = await response.json().catch(() => null);
    if (news) await hear(news);
  } else wait = Math.min(SLOWEST, wait * 1.7);
  timer = setTimeout(look, document.hidden ? Math.max(wait, HIDDEN) : wait);
}

async function hear(news) {
  const names = news.present.map((one) => one.name);
  const text = names.length ? say("here", { names: names.join(", ") }) : "";
  if ($("present").textContent !== text) $("present").textContent = text;
  panel.tellOthers(news.present);
  if (news.danger) import("../questions/notice.js").then((notice) => notice.show());
  else safe = news.revision;
  if (news.revision <= known) return;
  known = news.revision;
  if (news.revision > view.revision()) await view.refresh({ strip: true, fresh: true });
  const theirs = news.steps.filter((step) => !step.own);
  tell(theirs);
}

function tell(steps) {
  const by = new Map();
  for (const step of steps) by.set(step.by, new Set([...(by.get(step.by) || []), ...step.keys]));
  for (const [who, keys] of by) {
    const marks = view.marks().filter((mark) => view.keys(mark).some((key) => keys.has(key)));
    for (const mark of marks) {
      mark.classList.add("theirs");
      setTimeout(() => mark.classList.remove("theirs"), 4000);
    }
    const title = marks[0]?.dataset.id && marks[0].getAttribute("aria-label").split(";")[0];
    const what = keys.size > 1 ? say("several", { n: keys.size }) : title ? `“${title}”` : words.one;
    toast(say("changed", { who, what }));
  }
}

export function watch() {
  known = safe = view.revision();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) look();
  });
  line.change = (down) => {
    speak(down ? words.offline : words.online);
    if (!down) wait = EVERY;
  };
  timer = setTimeout(look, 400);
}
