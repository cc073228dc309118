// Points by health: what moves is asked for with the page's own filter and written into the rows.

import { word } from "./format.js";
import { patch } from "./patch.js";
import { sortable } from "./tables.js";
import { follow } from "./live.js";
import { tell } from "./freshness.js";

const ASK_EVERY = 2_000;
const TINT = { OPEN: "good", DOWN: "bad", UNKNOWN: "warn" };

const root = document.querySelector("[data-live]");
let picture = JSON.parse(document.getElementById("picture").textContent);
let asked = Date.now();
let last = JSON.stringify(picture.counts);

for (const table of root.querySelectorAll("[data-sortable]")) sortable(table, () => picture.points);

function states() {
  const byCode = new Map(picture.points.map((point) => [point.code, point]));
  for (const row of root.querySelectorAll("tr[data-code]")) {
    const point = byCode.get(row.dataset.code);
    const tag = row.querySelector("[data-state]");
    if (!point || !tag) continue;
    const state = point.state ?? "UNKNOWN";
    const text = word(`point.${state}`);
    if (tag.textContent !== text) tag.textContent = text;
    for (const tint of Object.values(TINT)) tag.classList.toggle(tint, TINT[state] === tint);
  }
}

follow("circle", async (next) => {
  tell(next.freshness);
  const moved = JSON.stringify(next.points) !== last;
  if (Date.now() - asked < (moved ? ASK_EVERY : 10 * ASK_EVERY)) return;
  asked = Date.now();
  last = JSON.stringify(next.points);
  const wanted = new URLSearchParams([...new URLSearchParams(location.search)].filter(([name, value]) => ["kind", "unit"].includes(name) && value));
  try {
    const answer = await fetch(`/api/v1/circle/points?${wanted}`);
    if (!answer.ok) return;
    picture = await answer.json();
    patch(root, picture);
    states();
  } catch {
    // the stream tells when the connection is lost
  }
});
