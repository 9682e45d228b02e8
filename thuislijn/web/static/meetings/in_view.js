// SPDX-License-Identifier: EUPL-1.2
// What is on the screen: the item or turning point that was picked on the drawing, and the stretch of time in sight.
// Read from the page itself, so that it knows nothing of how the drawing is made.

const EPOCH = 719163; // a day is counted as Python counts it: 1 is 1 January of the year 1
const iso = (day) => new Date((Math.round(day) - EPOCH) * 864e5).toISOString().slice(0, 10);
const drawing = () => document.getElementById("drawing");

let picked = ""; // the key of the mark that had the focus last

const aboutMark = (mark) => ({
  section: mark.dataset.t ? "turning_points" : "items",
  key: mark.dataset.id,
  title: mark.getAttribute("aria-label").split(";")[0],
});

function stretch() {
  const [first, last] = drawing().dataset.days.split(" ").map(Number);
  return { first, last };
}

export const pickedKey = () => picked;
export const pick = (key) => (picked = key);

// With `nearest` the turning point closest to the middle of the stretch stands in where nothing was picked.
export function inView(nearest = false) {
  const { first, last } = stretch();
  const marks = [...drawing().querySelectorAll(".i")];
  let mark = marks.find((one) => picked && one.dataset.id === picked);
  if (!mark && nearest) {
    const far = (one) => Math.abs(Number(one.dataset.t) - (first + last) / 2);
    mark = marks.filter((one) => one.dataset.t).sort((a, b) => far(a) - far(b))[0];
  }
  const about = mark ? aboutMark(mark) : { section: "", key: "", title: "" };
  return { ...about, window: `${iso(first)}/${iso(last)}` };
}

// Forms with data-bound carry along what was in view when their first word was typed.
function bind(root, again = false) {
  const view = inView();
  for (const form of root.querySelectorAll("form[data-bound]")) {
    const typed = [...form.querySelectorAll("textarea")].some((area) => area.value.trim());
    if (typed && !again && form.dataset.held) continue;
    form.dataset.held = typed ? "1" : "";
    for (const [name, value] of Object.entries({ about_section: view.section, about: view.key, window: view.window })) {
      const field = form.querySelector(`[name=${name}]`);
      if (field) field.value = value;
    }
    const told = form.querySelector("[data-about]");
    if (told) told.textContent = view.title || root.dataset.whole;
  }
}

// Calls `changed` when something else is picked; what is picked stays so when the focus goes to the panel.
export function watchView(root, changed) {
  document.addEventListener("focusin", (event) => {
    const mark = event.target.closest?.("#drawing .i[data-id]");
    if (!mark || mark.dataset.id === picked) return;
    picked = mark.dataset.id;
    bind(root);
    changed();
  });
  root.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-bound]");
    if (form && !form.dataset.held) bind(root);
  });
  root.addEventListener("reset", (event) => {
    event.target.dataset.held = ""; // it was sent: the next is about what is in view then
  });
  root.addEventListener("click", (event) => {
    if (event.target.closest("[data-bind]")) bind(root, true);
  });
  root.addEventListener("beside:filled", () => bind(root));
}
