// A unit's trend, and its table of children to be sorted.

import { word, count } from "./format.js";
import { chart, axes } from "./charts.js";
import { sortable } from "./tables.js";
import { shade, tip } from "./days.js";
import "./watch.js";

const picture = JSON.parse(document.getElementById("picture").textContent);

for (const table of document.querySelectorAll("[data-sortable]")) sortable(table, () => picture.children);

chart(document.getElementById("chart-unit"), (c) => {
  const axis = axes(c);
  const days = picture.trend;
  const line = (name, data, colour) => ({
    name, type: "line", data, symbol: "none", lineStyle: { color: colour, width: 1.75 }, itemStyle: { color: colour },
  });
  return {
    grid: { left: 8, right: 12, top: 30, bottom: 0, containLabel: true },
    legend: { data: [word("applied"), word("decided")] },
    tooltip: {
      formatter: (points) => {
        const day = days[points[0].dataIndex];
        return tip(`${day.day}${day.counted ? "" : ` · ${word("off")}`}`, points, count);
      },
    },
    xAxis: { ...axis.category, data: days.map((day) => day.day.slice(5)) },
    yAxis: [{ ...axis.value, minInterval: 1, splitNumber: 4 }, shade.axis()],
    series: [
      shade.series(days, c, { yAxisIndex: 1 }),
      line(word("applied"), days.map((day) => day.applied), c.c1),
      line(word("decided"), days.map((day) => day.decided), c.c2),
    ],
  };
});
