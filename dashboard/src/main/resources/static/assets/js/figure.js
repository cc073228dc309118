// The course of one metric: a line with its interval for shares, bars for counts.

import { word, count, percent, days } from "./format.js";
import { chart, axes } from "./charts.js";
import { tip } from "./days.js";
import "./watch.js";

const picture = JSON.parse(document.getElementById("picture").textContent);
const share = picture.unit === "ratio";
const counted = picture.unit === "count";
const amount = (value) => (share ? `${percent(value)}%` : counted ? count(value) : days(value));
const year = new Set(picture.points.map((point) => point.label.slice(0, 4))).size === 1 && picture.points[0]?.label.length === 10;
// dates that explain the course, by the day, week or month they lie in
const dated = new Map();
for (const mark of picture.marks ?? []) dated.set(mark.label, [...(dated.get(mark.label) ?? []), mark]);
const enough = (point) => !point.running && (picture.every || point.value.n == null || point.value.n >= 20);

function course(c) {
  const axis = axes(c);
  const { points } = picture;
  const values = points.map((point) => (point.running ? null : point.value.value));
  const low = points.map((point) => (enough(point) ? point.value.low : null));
  const band = points.map((point, i) => (low[i] == null ? null : point.value.high - low[i]));
  const edge = { type: "line", stack: "interval", symbol: "none", lineStyle: { opacity: 0 }, silent: true, tooltip: { show: false }, emphasis: { disabled: true } };
  const lines = [];
  if (picture.aim.length && !counted) lines.push({ yAxis: picture.aim[0], label: { show: false }, lineStyle: { color: c["ink-3"], type: [4, 4] } });
  for (const [label, marks] of dated) {
    lines.push({ xAxis: label, label: { show: true, position: "end", distance: 4, color: c["ink-2"], fontSize: 11, formatter: marks.map((mark) => mark.number).join(", ") }, lineStyle: { color: c["ink-2"], type: [2, 3], width: 1 } });
  }
  const aim = lines.length ? { markLine: { silent: true, symbol: "none", animation: false, data: lines } } : {};
  const main = counted
    ? { type: "bar", barMaxWidth: 28, itemStyle: { color: c.c1, borderRadius: [2, 2, 0, 0] } }
    : { type: "line", symbol: "circle", symbolSize: 5, showSymbol: points.length < 40, connectNulls: false, lineStyle: { color: c.c1, width: 2 }, itemStyle: { color: c.c1 } };
  const shown = values.concat(low, share && picture.aim.length ? picture.aim : []).filter((value) => value != null);
  return {
    grid: { left: 8, right: 16, top: dated.size ? 26 : 12, bottom: 0, containLabel: true },
    legend: { show: false },
    tooltip: {
      formatter: (all) => {
        const point = points[all[0].dataIndex];
        const value = point.value;
        const more = [
          value.value == null ? word("none") : amount(value.value),
          value.low == null ? null : `95%  ${share ? `${percent(value.low)}–${percent(value.high)}%` : `${days(value.low)}–${days(value.high)}`}`,
          value.n == null ? null : `n = ${count(value.n)}`,
          value.p50 == null ? null : `p50 ${days(value.p50)} · p90 ${days(value.p90)}`,
        ];
        const marks = (dated.get(point.label) ?? []).map((mark) => `${mark.number}  ${mark.day}  ${mark.text}`);
        return tip([point.label, ...more.filter(Boolean), ...marks].join("\n"), [], amount);
      },
    },
    xAxis: { ...axis.category, data: points.map((point) => point.label), boundaryGap: counted, axisLabel: { ...axis.category.axisLabel, hideOverlap: true, formatter: (label) => (year ? label.slice(5) : label), alignMinLabel: "left", alignMaxLabel: "right" } },
    yAxis: {
      ...axis.value,
      splitNumber: 4,
      ...(share ? { max: 1, min: Math.max(0, Math.floor(Math.min(...shown, 1) * 20 - 0.01) / 20) } : {}),
      axisLabel: { ...axis.value.axisLabel, ...(share ? { formatter: (value) => `${Math.round(value * 1000) / 10}%` } : counted ? {} : { formatter: (value) => String(Math.round(value * 100) / 100) }) },
    },
    series: [
      ...(share ? [{ ...edge, data: low }, { ...edge, data: band, areaStyle: { color: c.c1, opacity: 0.14 } }] : []),
      { ...main, ...aim, name: "", data: share ? points.map((point) => (enough(point) ? point.value.value : null)) : values },
    ],
  };
}

chart(document.getElementById("chart-figure"), course);
