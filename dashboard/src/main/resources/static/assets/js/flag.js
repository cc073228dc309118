// A unit in the funnel of its class, and against its own past.

import { word, percent, days } from "./format.js";
import { chart, axes } from "./charts.js";

const picture = JSON.parse(document.getElementById("picture").textContent);
const funnel = picture.funnel;
const ofShare = funnel.kind === "SHARE";
const told = (value) => (ofShare ? `${percent(value)}%` : Number(value).toFixed(2));

/** Where all units are of one size a limit is a level. */
function ends(points) {
  const [first] = points;
  const last = points[points.length - 1];
  return first && last[0] - first[0] < 1e-6 * first[0] ? [[funnel.left, first[1]], [funnel.right, first[1]]] : points;
}

chart(document.getElementById("chart-funnel"), (c) => {
  const axis = axes(c);
  const line = (name, key, colour, type) => ({
    name, type: "line", symbol: "none", silent: true, 
    // beyond the picture a line is cut at its edge; the words below say so
    data: ends(funnel.points.map((point) => [point.size, Number(point[key])])), clip: true,
    lineStyle: { color: colour, width: 1.5, type }, itemStyle: { color: colour },
  });
  const units = (name, own, colour, size) => ({
    name, type: "scatter", symbolSize: size, itemStyle: { color: colour, opacity: own ? 1 : 0.55 },
    data: funnel.points.filter((point) => point.own === own).map((point) => [point.size, point.value]),
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
      min: funnel.left, max: funnel.right,
      axisLabel: { ...axis.value.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: (v) => String(Number(v.toPrecision(3))) },
      name: word(ofShare ? "flag.cases" : "flag.expected"), nameLocation: "middle", nameGap: 26, nameTextStyle: { color: c["ink-3"], fontSize: 12 },
    },
    yAxis: {
      ...axis.value, min: Number(funnel.bottom.toFixed(3)), max: Number(funnel.top.toFixed(3)),
      axisLabel: { ...axis.value.axisLabel, showMinLabel: funnel.bottom === 0, showMaxLabel: false, formatter: (v) => (ofShare ? `${Number((v * 100).toFixed(1))}%` : Number(v.toFixed(2))) },
    },
    series: [
      line("95%", "low95", c.c5, "dashed"),
      line("95%", "high95", c.c5, "dashed"),
      line("99.8%", "low998", c.c1, "solid"),
      line("99.8%", "high998", c.c1, "solid"),
      {
        ...units(word("flag.others"), false, c["ink-3"], 7),
        markLine: { silent: true, precision: 6, symbol: "none", label: { show: false }, lineStyle: { color: c.ghost, type: "solid" }, data: [{ yAxis: funnel.centre }] },
      },
      units(word("flag.own"), true, c.c2, 13),
    ],
  };
});

const course = picture.chart;

chart(course ? document.getElementById("chart-xmr") : null, (c) => {
  const axis = axes(c);
  const level = (value, colour, type, name, at = "insideEndTop") => ({
    yAxis: value, lineStyle: { color: colour, type, width: 1.5 }, label: { show: true, position: at, formatter: name, color: c["ink-3"], fontSize: 11 },
  });
  // a share ends at 0 and at 1, wherever a computed limit lies
  const lower = Math.max(0, course.limits.lower);
  const upper = Math.min(1, course.limits.upper);
  const months = [...course.earlier, ...course.points];
  const lines = [
    level(course.mean, c.ghost, "solid", word("flag.mean")),
    level(lower, c.c5, "dashed", word("flag.limit"), "insideEndBottom"),
    level(upper, c.c5, "dashed", word("flag.limit")),
  ];
  if (course.earlier.length > 0) {
    lines.push({
      xAxis: course.points[0].period, lineStyle: { color: c["ink-3"], type: "dotted", width: 1.5 },
      label: { show: true, position: "end", formatter: word("flag.rebased"), color: c["ink-3"], fontSize: 11 },
    });
  }
  if (picture.aim != null) lines.push(level(picture.aim, c.c3, "solid", word("flag.aim"), "insideStartTop"));
  const all = [...months.map((point) => point.value), lower, upper, picture.aim ?? course.mean];
  const least = Math.min(...all);
  const most = Math.max(...all);
  const room = (most - least || 0.02) * 0.1;
  return {
    grid: { left: 8, right: 16, top: 24, bottom: 4, containLabel: true },
    tooltip: {
      formatter: ([point]) => {
        const { signal } = months[point.dataIndex];
        return `${point.name}\n${percent(point.value)}%${signal ? `\n${word(`flag.signal.${signal.rule}`)}` : ""}`;
      },
    },
    xAxis: { ...axis.category, data: months.map((point) => point.period) },
    yAxis: {
      ...axis.value, min: Number((least - room).toFixed(4)), max: Number((most + room).toFixed(4)),
      axisLabel: { ...axis.value.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: (v) => `${Number((v * 100).toFixed(1))}%` },
    },
    series: [{
      type: "line", symbol: "circle", lineStyle: { color: c.c1, width: 2 },
      data: months.map((point, at) => ({ value: point.value, symbolSize: point.signal ? 11 : 6, itemStyle: { color: point.signal ? c.c2 : at < course.earlier.length ? c.ghost : c.c1 } })),
      markLine: { silent: true, precision: 6, symbol: "none", data: lines },
    }],
  };
});

const drift = picture.drift;

function drifting(c, tip, upright, series) {
  const axis = axes(c);
  return {
    grid: { left: 8, right: 16, top: 30, bottom: 4, containLabel: true },
    legend: { data: series.filter((each) => each.name).map((each) => each.name) },
    tooltip: { formatter: (points) => `${points[0].name}\n${points.filter((point) => point.seriesName).map((point) => `${point.seriesName} ${tip(point.value)}`).join("\n")}` },
    xAxis: { ...axis.category, data: drift.points.map((point) => point.period) },
    yAxis: { ...axis.value, ...upright },
    series,
  };
}

const line = (name, data, colour, type, mark) => ({
  name, type: "line", data, symbol: "circle", symbolSize: data.length === 1 ? 8 : 4,
  lineStyle: { color: colour, width: type === "solid" ? 2 : 1.5, type }, itemStyle: { color: colour },
  ...(mark ? { markLine: { silent: true, precision: 6, symbol: "none", data: [{ yAxis: mark.at, lineStyle: { color: mark.colour, type: mark.type, width: 1.5 }, label: { show: true, position: "insideEndTop", formatter: mark.name, color: mark.ink, fontSize: 11 } }] } } : {}),
});

chart(drift ? document.getElementById("chart-average") : null, (c) => {
  const values = drift.points.flatMap((point) => [point.average, point.limits.lower, point.limits.upper]);
  const room = (Math.max(...values) - Math.min(...values)) * 0.1 || 0.005;
  const limit = (key) => line(word("flag.limit"), drift.points.map((point) => point.limits[key]), c.c5, "dashed");
  return drifting(c, (value) => `${percent(value)}%`, {
    min: Number((Math.min(...values) - room).toFixed(4)), max: Number((Math.max(...values) + room).toFixed(4)),
    axisLabel: { ...axes(c).value.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: (v) => `${Number((v * 100).toFixed(1))}%` },
  }, [
    limit("lower"), limit("upper"),
    line(word("flag.average"), drift.points.map((point) => point.average), c.c1, "solid", { at: drift.mean, colour: c.ghost, type: "solid", name: word("flag.mean"), ink: c["ink-3"] }),
  ]);
});

chart(drift ? document.getElementById("chart-sums") : null, (c) => drifting(c, (value) => Number(value).toFixed(1), {
  min: 0, max: (value) => Math.ceil(Math.max(value.max, drift.height) * 1.1),
}, [
  line(word("flag.worse"), drift.points.map((point) => point.worse), c.c2, "solid", { at: drift.height, colour: c.c5, type: "dashed", name: word("flag.decision"), ink: c["ink-3"] }),
  line(word("flag.better"), drift.points.map((point) => point.better), c.c3, "solid"),
]));
