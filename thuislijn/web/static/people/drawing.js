// SPDX-License-Identifier: EUPL-1.2
// A drawing that is wider than the screen begins in its middle: there stands the family.
for (const drawing of document.querySelectorAll(".people-drawing")) {
  drawing.scrollLeft = (drawing.scrollWidth - drawing.clientWidth) / 2;
}
