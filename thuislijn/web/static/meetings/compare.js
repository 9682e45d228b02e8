// SPDX-License-Identifier: EUPL-1.2
// A note that is ticked is put into the text to agree on, as long as nobody has begun to write there.

const form = document.getElementById("agree");
const area = form?.querySelector("textarea[name=text]");
let own = Boolean(area?.value);

function gather() {
  const ticked = document.querySelectorAll("input[form=agree][name=note]:checked");
  const texts = [...ticked].map((box) => box.closest(".tlm-note").querySelector("[data-text]").innerText.trim());
  if (!own) area.value = texts.join("\n\n");
}

if (area) {
  area.addEventListener("input", () => (own = area.value !== ""));
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[form=agree][name=note]")) gather();
  });
}
