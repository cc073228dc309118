// One chart a panel, made when its scene is first shown and kept: it is told new figures, never made anew.
// Drawn at the screen's own pixels; every size is a part of the screen.

import { word, axisCount } from "../format.js";
import { token } from "../tokens.js";

let library;

function load() {
  library ??= import("../../vendor/echarts/echarts.esm.min.js");
  return library;
}

/** Hundredths of the wall's height, as the styles have them. */
function unit() {
  return Math.min(innerHeight / 100, innerWidth * 0.005625);
}

function frame(c) {
  const u = unit();
  const text = { color: c["ink-2"], fontSize: 1.85 * u, fontFamily: c.font };
  return {
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 500, animationDurationUpdate: 500,
    textStyle: text, aria: { enabled: false }, tooltip: { show: false },
    legend: { top: 0, right: 0, padding: 0, itemWidth: 2.6 * u, itemHeight: 1.2 * u, itemGap: 2 * u, selectedMode: false, textStyle: text },
    grid: { left: 0.4 * u, right: 1.4 * u, top: 4 * u, bottom: 0.2 * u, containLabel: true },
    xAxis: { type: "category", axisTick: { show: false }, axisLine: { lineStyle: { color: c["line-2"] } }, axisLabel: { ...text, color: c["ink-3"], hideOverlap: true, alignMinLabel: "left" } },
    yAxis: { type: "value", splitNumber: 3, axisLabel: { ...text, color: c["ink-3"] }, splitLine: { lineStyle: { color: c.grid } } },
  };
}

const percentAxis = (value) => `${Math.round(value * 100)}%`;

/** Rounded down to a tenth below everything that is drawn. */
function floor(...rows) {
  const known = rows.flat().filter((value) => value != null);
  return known.length ? Math.max(0, Math.floor(Math.min(...known) * 10 - 0.2) / 10) : 0;
}

function line(name, data, colour, more = {}) {
  const u = unit();
  return { name, type: "line", data, showSymbol: false, connectNulls: false, lineStyle: { color: colour, width: 0.35 * u, ...more.lineStyle }, itemStyle: { color: colour }, ...(more.area ? { areaStyle: { color: colour, opacity: 0.14 } } : {}) };
}

const options = {
  trend(picture, base, c) {
    const told = picture.city.it?.trend;
    if (!told) return null;
    const u = unit();
    const names = told.days.map((day) => day.slice(5));
    const target = Number(document.documentElement.dataset.target);
    const goal = line(`${word("wall.target")} ${Math.round(target * 1000) / 10}%`, names.map(() => target), c.ink, { lineStyle: { type: "dashed", width: 0.2 * u } });
    return {
      ...base,
      xAxis: { ...base.xAxis, data: names, boundaryGap: false },
      yAxis: { ...base.yAxis, min: floor(told.onTime, told.online), max: 1, axisLabel: { ...base.yAxis.axisLabel, formatter: percentAxis } },
      series: [line(word("wall.onTime"), told.onTime, c.c1), goal, line(word("wall.online"), told.online, c.c3, { lineStyle: { type: [8, 4] } })],
    };
  },
  course(picture, base, c) {
    const told = picture.city.it?.hours;
    if (!told) return null;
    const bar = { type: "bar", barGap: "12%", barCategoryGap: "28%" };
    return {
      ...base,
      xAxis: { ...base.xAxis, data: told.applied.map((_, hour) => String(hour)) },
      yAxis: { ...base.yAxis, minInterval: 1, axisLabel: { ...base.yAxis.axisLabel, formatter: axisCount } },
      series: [
        { ...bar, name: word("wall.applied"), data: told.applied, itemStyle: { color: c.c1 } },
        { ...bar, name: word("wall.decided"), data: told.decided, itemStyle: { color: c.c2 } },
        { type: "pictorialBar", barGap: "12%", barCategoryGap: "28%", symbol: "rect", symbolSize: ["100%", 0.3 * unit()], symbolPosition: "end", name: word("wall.before"), data: told.appliedBefore, itemStyle: { color: c["ink-3"] }, z: 4 },
      ],
    };
  },
  coverage(picture, base, c) {
    const told = picture.circle.it;
    if (!told) return null;
    const { hour } = told;
    const past = (row) => row.map((value, i) => (i < hour ? value : null));
    const ahead = (row) => row.map((value, i) => (i >= hour - 1 ? value : null));
    const dashed = (name, row, colour) => ({ ...line(name, ahead(row), colour, { lineStyle: { type: [6, 4] } }) });
    return {
      ...base,
      legend: { ...base.legend, data: [word("wall.adult"), word("wall.elder")] },
      xAxis: { ...base.xAxis, data: told.course.map((_, i) => String(i)) },
      yAxis: { ...base.yAxis, min: 0, max: 1, interval: 0.25, axisLabel: { ...base.yAxis.axisLabel, formatter: percentAxis } },
      series: [
        line(word("wall.adult"), past(told.course), c.c1, { area: true }), dashed(word("wall.adult"), told.course, c.c1),
        line(word("wall.elder"), past(told.courseElder), c.c2), dashed(word("wall.elder"), told.courseElder, c.c2),
      ],
    };
  },
};

function colours() {
  const pick = {};
  for (const name of ["ink", "ink-2", "ink-3", "line-2", "grid", "c1", "c2", "c3", "font"]) pick[name] = token(name);
  return pick;
}

/** The charts of the page. `draw(picture, scene)` draws those of the scene that is shown. */
export function charts() {
  const kept = new Map();
  const drawn = new Map();

  async function draw(picture, scene) {
    const elements = [...scene.querySelectorAll("[data-chart]")];
    if (!elements.length) return;
    const echarts = await load();
    for (const element of elements) {
      if (!element.offsetParent) continue;
      const c = colours();
      const told = options[element.dataset.chart](picture, frame(c), c);
      if (!told) continue;
      let instance = kept.get(element);
      if (!instance) {
        instance = echarts.init(element, null, { renderer: "canvas", devicePixelRatio });
        kept.set(element, instance);
      }
      // A chart whose figures and size are the same is left alone.
      const key = JSON.stringify([told, element.clientWidth, element.clientHeight, devicePixelRatio]);
      if (drawn.get(element) === key) continue;
      drawn.set(element, key);
      instance.resize({ width: element.clientWidth, height: element.clientHeight });
      instance.setOption(told, { notMerge: false, replaceMerge: ["series"], lazyUpdate: false });
    }
  }
  return draw;
}
