// Charts take every colour and size from the page's tokens, follow the theme and the window, and
// draw at device pixels. Tooltips are drawn on the canvas: the page allows no inline style.

import { axisCount } from "./format.js";
import { token } from "./tokens.js";

let library;

function load() {
  library ??= import("./../vendor/echarts/echarts.esm.min.js");
  return library;
}

function colours() {
  const pick = {};
  for (const name of ["ink", "ink-2", "ink-3", "line", "line-2", "grid", "surface", "raised", "off", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "ghost", "font"]) {
    pick[name] = token(name);
  }
  return pick;
}

function frame(c) {
  return {
    animationDuration: 300,
    animationDurationUpdate: 300,
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    textStyle: { fontFamily: c.font, fontSize: 12, color: c["ink-2"] },
    aria: { enabled: false },
    grid: { left: 8, right: 12, top: 34, bottom: 4, containLabel: true },
    legend: {
      type: "scroll", top: 0, left: 0, padding: 0, pageIconColor: c["ink-2"], pageTextStyle: { color: c["ink-3"] }, itemWidth: 16, itemHeight: 8, itemGap: 18,
      textStyle: { color: c["ink-2"], fontSize: 12 }, inactiveColor: c.ghost,
    },
    tooltip: {
      trigger: "axis", renderMode: "richText", confine: true,
      backgroundColor: c.raised, borderColor: c["line-2"], borderWidth: 1, padding: [8, 12],
      textStyle: { color: c.ink, fontSize: 12, lineHeight: 18, rich: {} },
      axisPointer: { type: "line", lineStyle: { color: c["ink-3"], type: "solid", width: 1 } },
    },
  };
}

export function axes(c) {
  return {
    category: {
      type: "category",
      axisLine: { lineStyle: { color: c["line-2"] } },
      axisTick: { show: false },
      axisLabel: { color: c["ink-3"], fontSize: 12 },
    },
    value: {
      type: "value",
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: c["ink-3"], fontSize: 12, formatter: axisCount },
      splitLine: { lineStyle: { color: c.grid } },
    },
  };
}

/**
 * Keeps a chart in an element. `option(c)` gives its options from the colours; call the returned
 * function to draw it anew after the figures have changed. Where the library does not come, that is
 * said in the drawing's place, or thrown to whom has something else there and says `otherwise`.
 */
export async function chart(element, option, otherwise) {
  if (!element) return () => {};
  let echarts;
  try {
    echarts = await load();
  } catch (failure) {
    console.warn("no drawing", failure);
    // the table below has the figures; the frame of a drawing that never comes would promise more
    library = undefined;
    if (otherwise) throw failure;
    if (!element.childElementCount) element.replaceChildren(document.getElementById("drawing-failed").content.cloneNode(true));
    return () => {};
  }
  const instance = echarts.init(element, null, { renderer: "canvas" });
  let pending = 0;
  function draw(whole, paper) {
    const c = colours();
    const still = paper ? { animation: false } : {};
    instance.setOption({ ...frame(c), ...merge(frame(c), option(c)), ...still }, { notMerge: whole === true, lazyUpdate: !paper });
    if (paper) instance.getZr().flush();
  }
  draw(true);
  document.addEventListener("themechange", (event) => draw(true, event.detail?.paper));
  new ResizeObserver(() => {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(() => instance.resize());
  }).observe(element);
  return draw;
}

function merge(base, own) {
  const merged = { ...own };
  for (const key of ["grid", "legend", "tooltip"]) {
    if (own[key] && !Array.isArray(own[key])) merged[key] = { ...base[key], ...own[key] };
  }
  return merged;
}
