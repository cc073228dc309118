// One hall: its queue moves with the picture of all halls, its windows are asked for more seldom.

import { word, days } from "./format.js";
import { chart, axes } from "./charts.js";
import { tip } from "./days.js";
import { patch } from "./patch.js";
import { sortable } from "./tables.js";
import { follow } from "./live.js";
import { tell } from "./freshness.js";

const WINDOWS_EVERY = 5_000;

const root = document.querySelector("[data-live]");
const code = root.dataset.hall;
let picture = JSON.parse(document.getElementById("picture").textContent);
let asked = Date.now();

for (const table of root.querySelectorAll("[data-sortable]")) sortable(table, () => picture.windows);

async function windows() {
  if (Date.now() - asked < WINDOWS_EVERY) return;
  asked = Date.now();
  try {
    const answer = await fetch(`/api/v1/halls/${encodeURIComponent(code)}`);
    if (!answer.ok) return;
    const next = (await answer.json()).windows;
    const names = (list) => list.map((window) => window.code).join();
    if (names(next) !== names(picture.windows)) {
      location.reload();
      return;
    }
    picture = { ...picture, windows: next };
    patch(root, picture);
  } catch {
    // the stream tells when the connection is lost
  }
}

follow("halls", (next) => {
  tell(next.freshness);
  const hall = next.halls.find((each) => each.code === code);
  if (!hall) {
    location.reload();
    return;
  }
  picture = { ...picture, hall, computedAt: next.computedAt };
  patch(root, picture);
  windows();
});

chart(document.getElementById("chart-hall"), (c) => {
  const axis = axes(c);
  const line = (name, data, colour, type) => ({
    name, type: "line", data, symbol: "circle", symbolSize: 5, lineStyle: { color: colour, width: 1.75, type }, itemStyle: { color: colour },
  });
  return {
    grid: { left: 8, right: 12, top: 30, bottom: 0, containLabel: true },
    legend: { data: [word("p50"), word("p90")] },
    tooltip: { formatter: (points) => tip(picture.days[points[0].dataIndex].day, points, days) },
    xAxis: { ...axis.category, data: picture.days.map((day) => day.day.slice(5)) },
    yAxis: { ...axis.value, splitNumber: 4 },
    series: [
      line(word("p50"), picture.days.map((day) => day.waited.p50), c.c1),
      line(word("p90"), picture.days.map((day) => day.waited.p90), c.c2, [6, 3]),
    ],
  };
});
