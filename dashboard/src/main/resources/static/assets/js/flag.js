// A unit in the funnel of its class, and against its own past.

import { word, percent, days } from "./format.js";
import { chart, axes } from "./charts.js";

const picture = JSON.parse(document.getElementById("picture").textContent);
const ofShare = picture.kind === "SHARE";
const told = (value) => (ofShare ? `${percent(value)}%` : Number(value).toFixed(2));

/** A limit beyond every unit is drawn as far as the picture goes. */
function limit(key, top) {
  return picture.points.map((point) => [point.size, Math.min(top, Math.max(0, Number(point[key])))]);
}

chart(document.getElementById("chart-funnel"), (c) => {
  const axis = axes(c);
  const values = picture.points.map((point) => point.value);
  const top = ofShare ? 1 : Math.max(2.5, ...values.map((value) => value * 1.15));
  const line = (name, key, colour, type) => ({
    name, type: "line", symbol: "none", silent: true, data: limit(key, top),
    lineStyle: { color: colour, width: 1.5, type }, itemStyle: { color: colour },
  });
  const units = (name, own, colour, size) => ({
    name, type: "scatter", symbolSize: size, itemStyle: { color: colour, opacity: own ? 1 : 0.55 },
    data: picture.points.filter((point) => point.own === own).map((point) => [point.size, point.value]),
    z: own ? 5 : 3,
  });
  return {
    grid: { left: 8, right: 16, top: 30, bottom: 22, containLabel: true },
    legend: { data: [word("flag.own"), word("flag.others"), "95%", "99.8%"] },
    tooltip: {
      trigger: "item",
      formatter: (point) => `${point.seriesName}\n${word(ofShare ? "flag.cases" : "flag.expected")} ${days(point.value[0])}\n${told(point.value[1])}`,
    },
    xAxis: {
      ...axis.value, type: "log", splitLine: { show: false }, axisLine: axis.category.axisLine,
      min: Math.max(0.01, Math.min(...picture.points.map((point) => point.size)) * 0.8),
      max: Math.max(...picture.points.map((point) => point.size)) * 1.2,
      axisLabel: { ...axis.value.axisLabel, showMinLabel: false, showMaxLabel: false },
      name: word(ofShare ? "flag.cases" : "flag.expected"), nameLocation: "middle", nameGap: 26, nameTextStyle: { color: c["ink-3"], fontSize: 12 },
    },
    yAxis: {
      ...axis.value, max: ofShare ? 1 : Number(top.toFixed(1)), min: ofShare ? null : 0, scale: ofShare,
      axisLabel: { ...axis.value.axisLabel, formatter: (v) => (ofShare ? `${Number((v * 100).toFixed(1))}%` : Number(v.toFixed(2))) },
    },
    series: [
      line("95%", "low95", c.c5, "dashed"),
      line("95%", "high95", c.c5, "dashed"),
      line("99.8%", "low998", c.c1, "solid"),
      line("99.8%", "high998", c.c1, "solid"),
      {
        ...units(word("flag.others"), false, c["ink-3"], 7),
        markLine: { silent: true, precision: 6, symbol: "none", label: { show: false }, lineStyle: { color: c.ghost, type: "solid" }, data: [{ yAxis: picture.centre }] },
      },
      units(word("flag.own"), true, c.c2, 13),
    ],
  };
});

const course = picture.chart;

chart(course ? document.getElementById("chart-xmr") : null, (c) => {
  const axis = axes(c);
  const level = (value, colour, type, name) => ({
    yAxis: value, lineStyle: { color: colour, type, width: 1.5 }, label: { show: true, position: "insideEndTop", formatter: name, color: c["ink-3"], fontSize: 11 },
  });
  const lines = [
    level(course.mean, c.ghost, "solid", word("flag.mean")),
    level(course.limits.lower, c.c5, "dashed", word("flag.limit")),
    level(course.limits.upper, c.c5, "dashed", word("flag.limit")),
  ];
  if (picture.aim != null) lines.push(level(picture.aim, c.c3, "solid", word("flag.aim")));
  const all = [...course.points.map((point) => point.value), course.limits.lower, course.limits.upper, picture.aim ?? course.mean];
  const least = Math.min(...all);
  const most = Math.max(...all);
  const room = (most - least || 0.02) * 0.1;
  return {
    grid: { left: 8, right: 16, top: 14, bottom: 4, containLabel: true },
    tooltip: {
      formatter: ([point]) => {
        const { signal } = course.points[point.dataIndex];
        return `${point.name}\n${percent(point.value)}%${signal ? `\n${word(`flag.signal.${signal.rule}`)}` : ""}`;
      },
    },
    xAxis: { ...axis.category, data: course.points.map((point) => point.period) },
    yAxis: {
      ...axis.value, min: Number((least - room).toFixed(4)), max: Number((most + room).toFixed(4)),
      axisLabel: { ...axis.value.axisLabel, formatter: (v) => `${Number((v * 100).toFixed(1))}%` },
    },
    series: [{
      type: "line", symbol: "circle", lineStyle: { color: c.c1, width: 2 },
      data: course.points.map((point) => ({ value: point.value, symbolSize: point.signal ? 11 : 6, itemStyle: { color: point.signal ? c.c2 : c.c1 } })),
      markLine: { silent: true, precision: 6, symbol: "none", data: lines },
    }],
  };
});
