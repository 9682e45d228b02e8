// SPDX-License-Identifier: EUPL-1.2
// Counts down to the moments that the server wrote in the page; without this script they stand there as they were.

export function tick(root) {
  for (const one of root.querySelectorAll("[data-until]")) {
    const left = Math.round((Date.parse(one.dataset.until) - Date.now()) / 6e4);
    const text = (left < 0 ? one.dataset.over : one.dataset.left).replace("{n}", Math.abs(left));
    if (one.textContent !== text) one.textContent = text;
    one.classList.toggle("tlb-late", left < 0);
  }
}

if (document.querySelector("[data-clock]")) setInterval(() => tick(document), 1000);
