// SPDX-License-Identifier: EUPL-1.2
// Uploads each file by itself with its own progress, and keeps the list fresh while files are being read. Without this
// script the form sends all files at once and the page is reloaded by hand.

const drop = document.getElementById("drop");
const rows = document.getElementById("rows");
const summary = document.getElementById("summary");
const MEGABYTE = 1000 * 1000;

let polling = 0;

async function refresh() {
  clearTimeout(polling);
  if (document.hidden) { polling = setTimeout(refresh, 3000); return; }
  let busy = true;
  try {
    const answer = await fetch(rows.dataset.from, { headers: { Accept: "application/json" }, credentials: "same-origin" });
    if (answer.ok) {
      const state = await answer.json();
      const inside = rows.contains(document.activeElement);
      if (!inside && rows.innerHTML !== state.rows) rows.innerHTML = state.rows;
      if (summary.innerHTML !== state.summary) summary.innerHTML = state.summary;
      busy = state.busy;
    }
  } catch { /* no connection: try again */ }
  if (busy || sending > 0) polling = setTimeout(refresh, 1500);
}

let sending = 0;
const queue = [];
const AT_ONCE = 2;

function line(name) {
  const item = document.createElement("li");
  item.className = "sr-upload";
  const label = document.createElement("span");
  label.className = "sr-upload__name";
  label.textContent = name;
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", name);
  item.append(label, bar);
  document.getElementById("uploads").append(item);
  return { item, label, bar };
}

function said(shown, sentence) {
  const words = document.createElement("span");
  words.className = "sr-upload__said";
  words.textContent = sentence;
  shown.item.append(words);
  shown.bar.remove();
}

function add(files) {
  const largest = Number(drop.dataset.largest) * MEGABYTE;
  for (const file of files) {
    const shown = line(file.name);
    if (file.size > largest) { said(shown, `${drop.dataset.wordsLarge} ${drop.dataset.largest} MB`); continue; }
    queue.push([file, shown]);
  }
  next();
}

function next() {
  while (sending < AT_ONCE && queue.length) send(...queue.shift());
}

function send(file, shown) {
  sending += 1;
  const body = new FormData();
  body.append("csrfmiddlewaretoken", drop.elements.csrfmiddlewaretoken.value);
  for (const name of ["origin", "respondent"]) body.append(name, drop.elements[name].value);
  body.append("files", file);
  const request = new XMLHttpRequest();
  request.open("POST", location.pathname);
  request.setRequestHeader("Accept", "application/json");
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) shown.bar.value = (100 * event.loaded) / event.total;
  });
  request.addEventListener("loadend", () => {
    sending -= 1;
    let answer = null;
    try { answer = JSON.parse(request.responseText); } catch { /* an error page, or nothing */ }
    if (answer && answer.taken) {
      shown.label.textContent = `${file.name}: ${answer.copies ? drop.dataset.wordsCopy : drop.dataset.wordsSent}`;
      shown.bar.value = 100;
      setTimeout(() => shown.item.remove(), answer.copies ? 6000 : 1500);
    } else if (answer && answer.said) {
      said(shown, answer.said);
    } else {
      said(shown, drop.dataset.wordsLost);
      const again = document.createElement("button");
      again.type = "button";
      again.className = "tl-tool";
      again.textContent = drop.dataset.wordsAgain;
      again.addEventListener("click", () => { shown.item.remove(); add([file]); });
      shown.item.append(again);
    }
    next();
    refresh();
  });
  request.send(body);
}

if (drop) {
  drop.classList.add("sr-drop--live");
  const field = document.getElementById("files");
  field.addEventListener("change", () => { add([...field.files]); field.value = ""; });
  drop.addEventListener("submit", (event) => { event.preventDefault(); add([...field.files]); field.value = ""; });
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("tl-drop--over"); });
  }
  for (const kind of ["dragleave", "drop"]) {
    drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.remove("tl-drop--over"); });
  }
  drop.addEventListener("drop", (event) => add([...event.dataTransfer.files]));
  window.addEventListener("beforeunload", (event) => { if (sending || queue.length) event.preventDefault(); });
}

if (Number(rows.dataset.busy)) polling = setTimeout(refresh, 1000);
