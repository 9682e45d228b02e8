// SPDX-License-Identifier: EUPL-1.2
// Narrows the list of items while somebody types in its search field. Without it the button beside the field does so.

function narrow(event) {
  const field = event.target;
  const pick = field.closest?.("[data-pick]");
  if (!pick || field.name !== "find") return;
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const one of pick.querySelectorAll("[data-words]")) {
    const fits = words.every((word) => one.dataset.words.includes(word));
    one.hidden = !fits && !one.querySelector("input").checked;
    found += !one.hidden;
  }
  const told = pick.querySelector("[data-pick-told]");
  told.textContent = `${found} ${told.dataset.found}`;
}

// Enter in the search field searches; it does not keep the form.
function entered(event) {
  const pick = event.target.closest?.("[data-pick]");
  if (event.key !== "Enter" || event.target.name !== "find" || !pick) return;
  event.preventDefault();
  pick.querySelector("[name=zoek]").click();
}

document.addEventListener("input", narrow);
document.addEventListener("keydown", entered);
