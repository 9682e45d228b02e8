// SPDX-License-Identifier: EUPL-1.2
// What every module of the timeline page needs: its words, its addresses, and the ways to speak to people and server.

const json = (id) => JSON.parse(document.getElementById(id).textContent);

export const $ = (id) => document.getElementById(id);
export const words = json("words");
export const at = json("addresses");
export const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
export const address = (name, key) => at[name].replace("KEY", encodeURIComponent(key));
export const typing = () => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName) && document.activeElement.type !== "checkbox";

export function speak(text) {
  $("spoken").textContent = text;
}

export function toast(text) {
  const bread = document.createElement("div");
  bread.className = "tl-toast";
  bread.textContent = text;
  $("toasts").append(bread);
  setTimeout(() => bread.remove(), 5000);
}

// A day is counted as Python counts it: 1 is 1 January of the year 1.
export const EPOCH = 719163;
const date = (day) => new Date((Math.round(day) - EPOCH) * 864e5);
export const iso = (day) => date(day).toISOString().slice(0, 10);
export const dayOf = (text) => Math.round(Date.parse(text) / 864e5) + EPOCH;

export function told(day) {
  const d = date(day);
  return `${d.getUTCDate()} ${words.months[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
}

export function laterByMonths(day, months) {
  const d = date(day);
  const number = d.getUTCDate();
  d.setUTCDate(1);
  d.setUTCMonth(d.getUTCMonth() + months);
  d.setUTCDate(Math.min(number, new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0)).getUTCDate()));
  return Math.round(d / 864e5) + EPOCH;
}

// Fetches as this person; notices that the connection or the session is gone. Answers null for the first.
export const line = { down: false, change: () => {} };

export async function ask(url, options = {}) {
  let response;
  try {
    response = await fetch(url, { credentials: "same-origin", cache: "no-store", ...options });
  } catch (error) {
    if (error.name !== "AbortError") setLine(true);
    return null;
  }
  setLine(false);
  if (response.redirected && !new URL(response.url).pathname.startsWith("/casus/")) {
    notice(words.signedout);
    return null;
  }
  return response;
}

function setLine(down) {
  if (line.down === down) return;
  line.down = down;
  notice(down ? words.offline : "");
  if (!down) toast(words.online);
  line.change(down);
}

function notice(text) {
  $("offline").textContent = text;
  $("offline").hidden = !text;
}

// Posts fields; answers {ok, status, data, html}: data where the server said JSON, html where it sent a form back.
export async function post(url, fields) {
  const body = new URLSearchParams(fields);
  if (!body.has("csrfmiddlewaretoken")) {
    body.set("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]").value);
  }
  const response = await ask(url, { method: "POST", body, headers: { Accept: "application/json" } });
  if (!response) return { ok: false, status: 0 };
  const isData = (response.headers.get("Content-Type") || "").includes("json");
  const text = await response.text().catch(() => "");
  return { ok: response.ok, status: response.status, data: isData && text ? JSON.parse(text) : null, html: isData ? "" : text };
}
