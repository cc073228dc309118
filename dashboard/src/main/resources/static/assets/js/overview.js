// The overview moves by itself: figures, drawings in the tables, and two charts.

import { word, count, percent, minute, chinese, caseAddress } from "./format.js";
import { chart, axes } from "./charts.js";
import { patch } from "./patch.js";
import { sortable } from "./tables.js";
import { follow } from "./live.js";
import { shade, tip } from "./days.js";
import { tiles } from "./tiles.js";
import { tell } from "./freshness.js";
import { renewToday } from "./today.js";

const root = document.querySelector("[data-live]");
let picture = JSON.parse(document.getElementById("picture").textContent);
let range = Number(new URLSearchParams(location.search).get("days")) === 30 ? 30 : 90;

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}`);

function course(c) {
  const axis = axes(c);
  const { applied, decided, appliedBefore, decidedBefore } = picture.course;
  const bar = { type: "bar", barMaxWidth: 16, barGap: "12%" };
  // last week as a mark across each bar: how high the bar should be by then
  const mark = { type: "pictorialBar", barMaxWidth: 16, barGap: "12%", symbol: "rect", symbolSize: ["100%", 2], symbolPosition: "end", symbolOffset: [0, -1], z: 4, name: word("before"), itemStyle: { color: c["ink-3"] }, emphasis: { disabled: true } };
  const names = [word("applied"), word("decided"), word("appliedBefore"), word("decidedBefore")];
  return {
    grid: { top: 30, bottom: 0 },
    legend: { data: [{ name: word("applied") }, { name: word("decided") }, { name: word("before"), icon: "path://M0 4h16v2H0z", itemStyle: { color: c["ink-3"] } }] },
    tooltip: {
      axisPointer: { type: "shadow", shadowStyle: { color: c.off, opacity: 0.6 } },
      formatter: (points) => tip(`${points[0].name}:00–${points[0].name}:59`, points.map((point) => ({ ...point, seriesName: names[point.seriesIndex] })), count),
    },
    xAxis: { ...axis.category, data: hours },
    yAxis: { ...axis.value, minInterval: 1, splitNumber: 3 },
    series: [
      { ...bar, name: names[0], data: applied, itemStyle: { color: c.c1, borderRadius: [2, 2, 0, 0] } },
      { ...bar, name: names[1], data: decided, itemStyle: { color: c.c2, borderRadius: [2, 2, 0, 0] } },
      { ...mark, data: appliedBefore },
      { ...mark, data: decidedBefore },
    ],
  };
}

// policy dates, as the list below the chart numbers them
const dated = new Map();
for (const line of root.querySelectorAll("[data-mark]")) {
  const marks = dated.get(line.dataset.mark) ?? [];
  dated.set(line.dataset.mark, [...marks, { number: line.querySelector(".mark-no").textContent, text: line.querySelector("time + span").textContent }]);
}

function trend(c) {
  const axis = axes(c);
  const days = picture.trend.slice(-range);
  const names = days.map((day) => day.day.slice(5));
  const line = (name, data, colour, more) => ({
    name, type: "line", data, symbol: "circle", symbolSize: 4, showSymbol: false,
    lineStyle: { color: colour, width: 1.75, ...more?.lineStyle }, itemStyle: { color: colour },
    ...(more?.second ? { xAxisIndex: 1, yAxisIndex: 1 } : {}),
  });
  const enough = (rate) => (rate.n < 20 ? null : rate.value);
  const marked = days.filter((day) => dated.has(day.day));
  const lines = (numbered) => ({
    silent: true, symbol: "none", animation: false,
    data: marked.map((day) => ({
      xAxis: day.day.slice(5), lineStyle: { color: c["ink-2"], type: [2, 3], width: 1 },
      label: { show: numbered, position: "end", distance: 2, color: c["ink-2"], fontSize: 11, formatter: dated.get(day.day).map((mark) => mark.number).join(", ") },
    })),
  });
  return {
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    legend: { data: [word("applied"), word("decided"), word("onlineRate"), word("onTimeRate")] },
    grid: [
      { left: 44, right: 12, top: marked.length ? 46 : 34, height: "45%" },
      { left: 44, right: 12, bottom: 24, height: "28%" },
    ],
    tooltip: {
      formatter: (points) => {
        const day = days[points[0].dataIndex];
        const marks = (dated.get(day.day) ?? []).map((mark) => `${mark.number}  ${mark.text}`);
        return tip([`${day.day}${day.counted ? "" : ` · ${word("off")}`}`, ...marks].join("\n"), points, (value, point) =>
          point.seriesName === word("onlineRate") ? rate(value, day.online.n)
            : point.seriesName === word("onTimeRate") ? rate(value, day.onTime.n) : count(value));
      },
    },
    xAxis: [
      { ...axis.category, data: names, axisLabel: { show: false } },
      { ...axis.category, data: names, gridIndex: 1 },
    ],
    yAxis: [
      { ...axis.value, splitNumber: 3 },
      { ...axis.value, gridIndex: 1, max: 1, min: (v) => Math.max(0, Math.floor(v.min * 5) / 5), interval: 0.2, axisLabel: { ...axis.value.axisLabel, formatter: (v) => `${Math.round(v * 100)}%` } },
      shade.axis(),
      shade.axis({ gridIndex: 1 }),
    ],
    series: [
      shade.series(days, c, { yAxisIndex: 2 }),
      shade.series(days, c, { xAxisIndex: 1, yAxisIndex: 3 }),
      { ...line(word("applied"), days.map((d) => d.applied), c.c1), markLine: lines(true) },
      line(word("decided"), days.map((d) => d.decided), c.c2),
      { ...line(word("onlineRate"), days.map((d) => enough(d.online)), c.c3, { second: true }), markLine: lines(false) },
      line(word("onTimeRate"), days.map((d) => enough(d.onTime)), c.c4, { second: true, lineStyle: { type: [6, 3] } }),
    ],
  };
}

function rate(value, n) {
  return value == null ? word("none") : `${percent(value)}%  n = ${count(n)}`;
}

function recent() {
  const list = root.querySelector("[data-recent]");
  const none = root.querySelector("[data-recent-none]");
  if (!list || !none) return;
  none.hidden = picture.recent.length > 0;
  const known = new Set([...list.children].map((line) => line.querySelector("a").getAttribute("href")));
  list.replaceChildren(...picture.recent.map((row) => {
    const line = document.createElement("li");
    const time = document.createElement("time");
    time.className = "muted";
    time.dateTime = row.decidedAt;
    time.textContent = minute(row.decidedAt);
    const link = document.createElement("a");
    link.className = "grow";
    link.href = caseAddress(row.caseId);
    link.textContent = (chinese ? row.itemZh || row.itemEn : row.itemEn || row.itemZh) || row.caseId;
    const unit = document.createElement("span");
    unit.className = "muted where";
    unit.textContent = chinese ? row.unitZh || row.unitEn : row.unitEn || row.unitZh;
    line.append(time, link, unit);
    if (!known.has(link.getAttribute("href"))) line.classList.add("new");
    return line;
  }));
}

let drawCourse = () => {};
let drawTrend = () => {};
chart(document.getElementById("chart-course"), course).then((draw) => (drawCourse = draw));
chart(document.getElementById("chart-trend"), trend).then((draw) => (drawTrend = draw));

for (const button of root.querySelectorAll("[data-range]")) {
  const press = () => {
    for (const other of root.querySelectorAll("[data-range]")) other.setAttribute("aria-pressed", String(Number(other.dataset.range) === range));
  };
  press();
  button.addEventListener("click", () => {
    range = Number(button.dataset.range);
    press();
    const address = new URL(location.href);
    address.searchParams.set("days", String(range));
    history.replaceState(null, "", address);
    drawTrend(true);
  });
}

for (const table of root.querySelectorAll("[data-sortable]")) sortable(table, () => picture.districts);

const map = root.querySelector("[data-map]");
const drawTiles = map ? tiles(map, () => picture.districts) : () => {};

let drawnCases = picture.ages.cases;
let drawnPeriod = picture.ages.period;
follow("overview", (next) => {
  tell(next.freshness);
  renewToday();
  const codes = (list) => list.map((row) => row.code).join();
  if (next.day !== picture.day || next.empty !== picture.empty || codes(next.districts) !== codes(picture.districts) || codes(next.channels) !== codes(picture.channels)) {
    location.reload();
    return;
  }
  picture = next;
  patch(root, picture);
  drawTiles();
  if (drawnCases !== picture.ages.cases) {
    drawnCases = picture.ages.cases;
    drawCourse();
    recent();
  }
  if (drawnPeriod !== picture.ages.period) {
    drawnPeriod = picture.ages.period;
    drawTrend();
  }
});
