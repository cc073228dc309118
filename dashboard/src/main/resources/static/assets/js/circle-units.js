// The circle by unit: the city's picture comes live, a unit's own is asked for when it moves.

import { word, percent, minute } from "./format.js";
import { chart, axes } from "./charts.js";
import { patch } from "./patch.js";
import { sortable } from "./tables.js";
import { follow } from "./live.js";
import { tell } from "./freshness.js";

const ASK_EVERY = 3_000;

const root = document.querySelector("[data-live]");
const unit = root.dataset.unit;
let picture = JSON.parse(document.getElementById("picture").textContent);
let asked = Date.now();

for (const table of root.querySelectorAll("[data-sortable]")) sortable(table, () => picture.units);

function show(next) {
  picture = { ...picture, ...next };
  patch(root, picture);
}

follow("circle", async (next) => {
  tell(next.freshness);
  if (!unit) {
    show(next);
    return;
  }
  if (Date.now() - asked < ASK_EVERY) return;
  asked = Date.now();
  try {
    const answer = await fetch(`/api/v1/circle/units?unit=${encodeURIComponent(unit)}`);
    if (answer.ok) show(await answer.json());
  } catch {
    // the stream tells when the connection is lost
  }
});

const now = Date.parse(picture.now);
const passed = (hour) => Date.parse(hour.from) <= now;
const share = (hours, wanted, field) => hours.map((hour, i) =>
  // the hour of now belongs to both, so that the line does not break
  passed(hour) === wanted || (!wanted && i + 1 < hours.length && !passed(hours[i + 1])) ? hour.coverage[field] : null);

chart(document.getElementById("chart-circle"), (c) => {
  const axis = axes(c);
  const lines = (name, hours, field, colour, symbol) => [true, false].map((wanted) => ({
    name, type: "line", data: share(hours, wanted, field), symbol, symbolSize: 6, connectNulls: false,
    lineStyle: { color: colour, width: 1.75, type: wanted ? "solid" : "dashed" }, itemStyle: { color: colour },
  }));
  return {
    grid: { left: 8, right: 12, top: 30, bottom: 0, containLabel: true },
    legend: { data: [word("circle.adult"), word("circle.elder"), word("circle.communities")] },
    tooltip: {
      formatter: (points) => {
        const hour = picture.adult[points[0].dataIndex];
        const said = new Map(points.filter((point) => point.value != null).map((point) => [point.seriesName, `${point.seriesName}  ${percent(point.value)}%`]));
        const expected = passed(hour) ? "" : ` · ${word("circle.expected")}`;
        return [`${minute(hour.from)}–${minute(hour.to)}${expected}`, ...said.values()].join("\n");
      },
    },
    xAxis: { ...axis.category, data: picture.adult.map((hour) => minute(hour.from)) },
    yAxis: { ...axis.value, min: 0, max: 1, interval: 0.25, axisLabel: { ...axis.value.axisLabel, formatter: (value) => `${Math.round(value * 100)}%` } },
    series: [
      ...lines(word("circle.adult"), picture.adult, "share", c.c1, "circle"),
      ...lines(word("circle.elder"), picture.elder, "share", c.c2, "diamond"),
      ...lines(word("circle.communities"), picture.adult, "communityShare", c.c3, "none"),
    ],
  };
});
