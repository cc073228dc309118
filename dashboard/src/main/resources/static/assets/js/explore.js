// Exploring figures: the drawing in the page's own colours with its values at hand, and questions
// asked anew without loading the whole page. Without this script forms and links do the same.

import { word, count, percent, days } from "./format.js";
import { chart, axes } from "./charts.js";
import { missed, renewed } from "./watch.js";

const AGAIN = 5_000;

let data = null;
let holder = null;
let draw = null;

const share = () => data.unit === "ratio";
const counted = () => data.unit === "count";
const amount = (value) => (value == null ? word("none") : share() ? `${percent(value)}%` : counted() ? count(value) : days(value));
const span = (low, high) => (share() ? `${percent(low)}–${percent(high)}%` : `${days(low)}–${days(high)}`);
const short = (value) => String(Math.round(value * 100) / 100);

function upright(c, more) {
  const axis = axes(c);
  return {
    ...axis.value, splitNumber: 4,
    axisLabel: { ...axis.value.axisLabel, ...(share() ? { formatter: (value) => `${Math.round(value * 1000) / 10}%` } : counted() ? {} : { formatter: short }) },
    ...more,
  };
}

const enough = (point) => data.every || point.n == null || point.n >= 20;

function course(c) {
  const axis = axes(c);
  const { labels, series } = data;
  const colours = [c.c1, c.c2, c.c3, c.c4, c.c5, c.c6];
  const year = labels.every((label) => label.length > 7 && label.slice(0, 4) === labels[0].slice(0, 4));
  const single = series.filter((each) => !each.other).length === 1;
  const lines = series.map((each, i) => ({
    name: each.name, type: "line", symbol: "circle", symbolSize: 5, showSymbol: labels.length < 45, connectNulls: false,
    lineStyle: { color: each.other ? c.ghost : colours[i % colours.length], width: each.other ? 1.75 : 2.25, type: each.other ? "dashed" : "solid" },
    itemStyle: { color: each.other ? c.ghost : colours[i % colours.length] },
    areaStyle: single && !each.other && counted() ? { color: c.c1, opacity: 0.1 } : undefined,
    data: each.points.map((point) => point.value), z: each.other ? 2 : 3,
  }));
  if (data.aim != null) {
    lines[0].markLine = { silent: true, symbol: "none", precision: 6, lineStyle: { color: c.c3, type: [4, 4], width: 1.5 }, label: { show: true, position: "insideEndTop", color: c["ink-3"], formatter: amount(data.aim) }, data: [{ yAxis: data.aim }] };
  }
  const own = series[0].points;
  const low = own.map((point) => (single && point.low != null && enough(point) ? point.low : null));
  const edge = { type: "line", stack: "interval", symbol: "none", lineStyle: { opacity: 0 }, silent: true, tooltip: { show: false }, emphasis: { disabled: true }, name: "" };
  const band = low.some((value) => value != null)
    ? [{ ...edge, data: low }, { ...edge, data: own.map((point, i) => (low[i] == null ? null : point.high - low[i])), areaStyle: { color: c.c1, opacity: 0.15 } }]
    : [];
  const shown = series.flatMap((each) => each.points.map((point) => point.value)).concat(low, data.aim ?? []).filter((value) => value != null);
  const least = Math.min(...shown);
  return {
    grid: { left: 8, right: 24, top: series.length > 1 ? 40 : 14, bottom: 0, containLabel: true },
    legend: { show: series.length > 1, data: series.map((each) => each.name) },
    tooltip: {
      formatter: (all) => {
        const at = all[0].dataIndex;
        const lines = series.map((each) => {
          const point = each.points[at];
          const when = each.other && data.otherLabels?.[at] ? ` (${data.otherLabels[at]})` : "";
          const sure = point.low == null ? "" : `  95% ${span(point.low, point.high)}`;
          const n = point.n == null ? "" : `  n ${count(point.n)}`;
          return `${series.length > 1 ? `${each.name}${each.other ? when : ""}\n` : ""}${amount(point.value)}${sure}${n}`;
        });
        return [labels[at], ...lines].join("\n");
      },
    },
    xAxis: { ...axis.category, data: labels, boundaryGap: false, axisLabel: { ...axis.category.axisLabel, hideOverlap: true, formatter: (label) => (year ? label.slice(5) : label) } },
    yAxis: upright(c, share() ? { max: (value) => (value.max <= 1 ? Math.min(1, Math.ceil(value.max * 20 + 0.01) / 20) : null), min: Math.max(0, Math.floor(least * 20 - 0.01) / 20) } : {}),
    series: [...band, ...lines],
  };
}

function spread(c) {
  const axis = axes(c);
  const { bins, marks } = data;
  const times = share() ? 100 : 1;
  const ends = bins.flatMap((bin) => [bin.from, bin.to]);
  return {
    grid: { left: 8, right: 20, top: 34, bottom: 22, containLabel: true },
    legend: { show: false },
    tooltip: { trigger: "item", formatter: (point) => { const bin = bins[point.dataIndex]; return `${bin.name}\n${data.of} ${count(bin.count)}\n${word("explore.share")} ${percent(data.all ? bin.count / data.all : null)}%`; } },
    xAxis: {
      ...axis.value, min: Math.min(...ends), max: Math.max(...ends), splitLine: { show: false }, axisLine: axis.category.axisLine,
      axisLabel: { ...axis.value.axisLabel, showMaxLabel: false, formatter: (value) => `${short(value * times)}${share() ? "%" : ""}` },
      name: share() ? "" : data.unitName, nameLocation: "middle", nameGap: 26, nameTextStyle: { color: c["ink-3"], fontSize: 12 },
    },
    yAxis: { ...axis.value, minInterval: 1, name: data.of, nameTextStyle: { color: c["ink-3"], fontSize: 12, align: "left" } },
    series: [
      {
        type: "custom", encode: { x: [0, 1], y: 2 }, data: bins.map((bin) => [bin.from, bin.to, bin.count]),
        renderItem: (_, api) => {
          const [left, top] = api.coord([api.value(0), api.value(2)]);
          const [right, foot] = api.coord([api.value(1), 0]);
          return { type: "rect", shape: { x: left + 1, y: top, width: Math.max(1, right - left - 2), height: foot - top, r: [2, 2, 0, 0] }, style: { fill: c.c1, opacity: 0.78 }, emphasis: { style: { opacity: 1 } } };
        },
      },
      {
        type: "scatter", data: [], silent: true,
        markLine: {
          silent: true, symbol: "none", precision: 6, data: marks.map((mark, i) => ({
            xAxis: mark.at, lineStyle: { color: i % 2 ? c.c3 : c.c2, type: [5, 3], width: 1.5 },
            label: { show: true, position: "end", distance: i % 2 ? 14 : 2, formatter: `${mark.name} ${share() ? `${percent(mark.at)}%` : days(mark.at)}`, color: c["ink-2"], fontSize: 11 },
          })),
        },
      },
    ],
  };
}

function limits(c) {
  const axis = axes(c);
  const { band, points } = data;
  const least = Math.min(...points.map((point) => point.n));
  const most = Math.max(...points.map((point) => point.n));
  const flat = (key) => {
    const line = band.map((at) => [at.n, at[key]]);
    return line.length > 1 ? line : [[least * 0.8, line[0][1]], [most * 1.15, line[0][1]]];
  };
  const large = band[band.length - 1];
  const values = points.map((point) => point.value).concat(data.centre, large.low95, Math.min(1, large.high95));
  const foot = Math.max(0, Math.floor((Math.min(...values) - 0.01) * 20) / 20);
  const top = Math.min(1, Math.ceil((Math.max(...values) + 0.01) * 20) / 20);
  const wide = most / least > 20;
  const limit = (name, key, colour, type) => ({ name, type: "line", symbol: "none", silent: true, clip: true, data: flat(key), lineStyle: { color: colour, width: 1.5, type }, itemStyle: { color: colour } });
  const dots = (name, far, colour, size, symbol) => ({
    name, type: "scatter", symbol, symbolSize: size, itemStyle: { color: colour, opacity: far ? 1 : 0.65, borderColor: c.surface, borderWidth: 1 }, z: far ? 5 : 4,
    label: { show: far, position: "right", formatter: (point) => point.data.point.name, color: c["ink-2"], fontSize: 11 }, labelLayout: { hideOverlap: true },
    data: points.filter((point) => point.far === far).map((point) => ({ value: [point.n, point.value], point })),
  });
  return {
    grid: { left: 8, right: 20, top: 36, bottom: 22, containLabel: true },
    legend: { data: [data.inside, data.beyond, "95%", "99.8%"] },
    tooltip: {
      trigger: "item",
      formatter: ({ data: { point } }) => (point ? `${point.name}\n${amount(point.value)}  95% ${span(point.low, point.high)}\nn ${count(point.n)}\n${point.position}` : ""),
    },
    xAxis: {
      ...axis.value, type: wide ? "log" : "value", min: Math.floor(least * 0.8), max: Math.ceil(most * 1.15), splitLine: { show: false }, axisLine: axis.category.axisLine,
      axisLabel: { ...axis.value.axisLabel, showMinLabel: false, showMaxLabel: false },
      name: data.size, nameLocation: "middle", nameGap: 26, nameTextStyle: { color: c["ink-3"], fontSize: 12 },
    },
    yAxis: upright(c, { min: foot, max: top }),
    series: [
      limit("95%", "low95", c.c5, "dashed"), limit("95%", "high95", c.c5, "dashed"),
      limit("99.8%", "low998", c.c1, "solid"), limit("99.8%", "high998", c.c1, "solid"),
      { ...dots(data.inside, false, c["ink-3"], 9, "circle"), markLine: { silent: true, symbol: "none", precision: 6, label: { show: false }, lineStyle: { color: c.ghost, type: "solid" }, data: [{ yAxis: data.centre }] } },
      dots(data.beyond, true, c.c2, 12, "diamond"),
    ],
  };
}

function option(c) {
  if (!data) return { series: [] };
  return data.bins ? spread(c) : data.band ? limits(c) : course(c);
}

/** One drawing lives as long as the page; it moves into whatever content is shown. */
async function show() {
  const place = document.getElementById("chart-explore");
  const text = document.getElementById("explore-data");
  data = place && text ? JSON.parse(text.textContent) : null;
  if (!data) return;
  if (!holder) {
    holder = document.createElement("div");
    holder.className = "chart";
  }
  place.append(holder);
  const drawing = place.closest(".drawing");
  try {
    draw ??= await chart(holder, option, true);
    draw(true);
    drawing.classList.add("drawn-by-script");
  } catch {
    holder.remove();
    holder = null;
    draw = null;
  }
}

let asking = null;
let again = 0;

/** Asks for the page and takes what is new of it; while it does not come, what is there stays. */
async function go(address, push) {
  clearTimeout(again);
  const now = document.getElementById("explore");
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  now.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" }, signal });
    if (answer.status === 503) throw new Error("away");
    if (new URL(answer.url).pathname !== "/explore" || (!answer.ok && answer.status !== 400)) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("explore");
    if (!next) throw new Error("no figures");
    const focused = document.activeElement?.name || document.activeElement?.getAttribute?.("href");
    holder?.remove();
    now.replaceWith(document.importNode(next, true));
    page.querySelectorAll(".tools > a[rel]").forEach((link, i) => document.querySelectorAll(".tools > a[rel]")[i]?.setAttribute("href", link.getAttribute("href")));
    if (push) history.pushState(null, "", answer.url);
    if (focused) document.querySelector(`#explore [name="${CSS.escape(focused)}"], #explore a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    document.querySelector("[data-explore-said]").textContent = document.getElementById("h-shown")?.textContent ?? "";
    renewed();
    await show();
  } catch (failure) {
    if (failure.name === "AbortError") return;
    // no answer at all, or that there is none now: both pass; anything else the page itself has to tell
    if (failure.message !== "away" && !(failure instanceof TypeError)) {
      location.assign(address);
      return;
    }
    now.removeAttribute("aria-busy");
    missed("explore.failed");
    again = setTimeout(() => go(address, push), AGAIN);
  }
}

function asked(form) {
  const parameters = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value !== "") parameters.append(name, value);
  }
  return `/explore?${parameters}`;
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-explore-form]")) return;
  event.preventDefault();
  go(asked(event.target), true);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("[data-explore-form]");
  if (!form || event.target.type === "text" || !form.checkValidity()) return;
  // a comparison with another unit is none before the unit is chosen
  if (event.target.name === "against" && event.target.value === "unit" && !form.elements.with?.value) {
    form.elements.with?.focus();
    return;
  }
  if (event.target.name === "with" && event.target.value) form.elements.against.value = "unit";
  go(asked(form), true);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-explore-link]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  go(link.getAttribute("href"), true);
});

addEventListener("popstate", () => {
  if (location.pathname === "/explore") go(location.href, false);
});

show();
