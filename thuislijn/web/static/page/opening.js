// SPDX-License-Identifier: EUPL-1.2
// Short forms that come in the place of the link that asks for them, and go when they are closed or saved. The link
// alone does the same: it brings the page again with that form open.

const SLOT = ".pl-slot";
const LINK = "a[data-opens]";
const before = new WeakMap(); // what came in a place -> what stood there

async function open(link) {
  const response = await fetch(link.href, { credentials: "same-origin", headers: { "X-Fragment": "1" } }).catch(() => null);
  const html = response?.ok ? await response.text().catch(() => "") : "";
  const slot = new DOMParser().parseFromString(html, "text/html").getElementById(link.id);
  if (!slot?.querySelector("form")) return void location.assign(link.href);
  const there = link.closest(SLOT) || link; // a form that opens from another takes its place, and closes to it
  before.set(slot, there);
  there.replaceWith(slot);
  slot.querySelector("input[type=radio]:checked, textarea, select, input:not([type=hidden])")?.focus();
}

function shut(slot) {
  const there = before.get(slot);
  if (!there) return false;
  slot.replaceWith(there);
  (there.matches(LINK) ? there : there.querySelector(LINK)).focus();
  return true;
}

function clicked(event) {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest?.(`${LINK}, a[data-shuts]`);
  if (!link) return;
  if (link.matches(LINK)) {
    event.preventDefault();
    open(link);
  } else if (shut(link.closest(SLOT))) event.preventDefault();
}

// The forms that are open in a pane which is about to be filled anew. Returns what puts them back: one that adds a row
// stays open for the next; one that changed something and was saved (`sent`: its action) closes, and the hand goes to
// its link.
export function opened(pane, sent) {
  const slots = [...pane.querySelectorAll(SLOT)];
  return () => {
    for (const slot of slots) {
      const link = pane.querySelector(`${LINK}[id="${slot.id}"]`);
      if (!link) continue;
      const form = slot.querySelector("form");
      if ("adds" in form.dataset || form.getAttribute("action") !== sent) {
        before.set(slot, link);
        link.replaceWith(slot);
      } else if (document.activeElement === document.body) link.focus();
    }
  };
}

// On a page of its own: who saves one form while another holds something typed is asked first.
let sent = null;
addEventListener("click", clicked);
addEventListener("input", (event) => event.target.closest(SLOT)?.toggleAttribute("data-typed", true));
addEventListener("submit", (event) => {
  sent = event.target;
  sent.closest(SLOT)?.removeAttribute("data-typed");
});
addEventListener("beforeunload", (event) => {
  if ([...document.querySelectorAll(`${SLOT}[data-typed]`)].some((slot) => !slot.contains(sent))) event.preventDefault();
});
