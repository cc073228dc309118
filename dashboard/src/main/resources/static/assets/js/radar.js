// Distributions behind a unit's hints, and how long its cases take with the open ones counted.

import { word, count, percent } from "./format.js";
import { chart, axes } from "./charts.js";
import "./watch.js";

const picture = JSON.parse(document.getElementById("picture").textContent);

/** What stands under a bar. */
function label(kind, bar, last) {
  if (kind === "months") return bar.label;
  if (kind === "backdated-acceptance") return word(`late.${bar.label}`);
  return last ? `${bar.label}+` : bar.label;
}

for (const element of document.querySelectorAll("[data-hint]")) {
  const { kind, bars } = picture.hints[element.dataset.hint];
  const months = kind === "months";
  chart(element, (c) => {
    const axis = axes(c);
    return {
      grid: { left: 4, right: 8, top: 12, bottom: 0, containLabel: true },
      tooltip: {
        axisPointer: { type: "shadow", shadowStyle: { color: c.off, opacity: 0.6 } },
        formatter: ([point]) => {
          const bar = bars[point.dataIndex];
          const name = months ? point.name : `${word(`bin.${kind}`)}: ${point.name}`;
          const share = months && bar.value != null ? `${percent(bar.value)}%, ` : "";
          return `${name}\n${share}n = ${count(bar.n)}`;
        },
      },
      xAxis: { ...axis.category, data: bars.map((bar, i) => label(kind, bar, i === bars.length - 1)) },
      yAxis: months
        ? { ...axis.value, splitNumber: 4, max: (range) => (range.max > 0.8 || !(range.max > 0) ? 1 : null), axisLabel: { ...axis.value.axisLabel, formatter: (v) => `${Number((v * 100).toFixed(1))}%` } }
        : { ...axis.value, splitNumber: 3, minInterval: 1 },
      series: [{
        type: "bar", barMaxWidth: 34, barCategoryGap: "25%",
        data: bars.map((bar) => ({ value: bar.value, itemStyle: { color: bar.marked ? c.c2 : months ? c.c1 : c.c5 } })),
      }],
    };
  });
}

/** A curve from 1 on day 0 on. */
function points(steps, value) {
  const line = [[0, 1]];
  for (const step of steps) line.push([step.time, value(step)]);
  return line;
}

chart(document.getElementById("chart-waits"), (c) => {
  const axis = axes(c);
  const line = (name, data, colour, width, type) => ({
    name, type: "line", step: "end", symbol: "none", data,
    lineStyle: { color: colour, width, type }, itemStyle: { color: colour },
  });
  return {
    grid: { left: 8, right: 16, top: 30, bottom: 22, containLabel: true },
    legend: { data: [word("waits.own"), word("waits.band"), word("waits.city")] },
    tooltip: {
      formatter: (all) => {
        const rows = all.filter((point) => point.seriesId !== "high").map((point) => `${point.seriesName}  ${percent(point.value[1])}%`);
        return `${word("waits.day", all[0].value[0])}\n${rows.join("\n")}`;
      },
    },
    xAxis: {
      ...axis.value, min: 0, minInterval: 1, splitLine: { show: false }, axisLine: axis.category.axisLine,
      name: word("waits.axis"), nameLocation: "middle", nameGap: 26, nameTextStyle: { color: c["ink-3"], fontSize: 12 },
    },
    yAxis: {
      ...axis.value, min: 0, max: 1, interval: 0.25,
      axisLabel: { ...axis.value.axisLabel, formatter: (v) => `${Math.round(v * 100)}%` },
    },
    series: [
      line(word("waits.city"), points(picture.city, (step) => step.survival), c.ghost, 1.75, "solid"),
      { ...line(word("waits.band"), points(picture.own, (step) => step.low ?? step.survival), c.c5, 1, "dashed"), id: "low" },
      { ...line(word("waits.band"), points(picture.own, (step) => step.high ?? step.survival), c.c5, 1, "dashed"), id: "high" },
      line(word("waits.own"), points(picture.own, (step) => step.survival), c.c1, 2.25, "solid"),
    ],
  };
});
