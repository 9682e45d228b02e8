// SPDX-License-Identifier: EUPL-1.2
// Without this script the browser's own menu prints the page just as well; so the button is hidden until it works.
const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => window.print());
