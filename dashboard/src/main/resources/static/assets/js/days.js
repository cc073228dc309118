// Days off as shaded stretches behind a trend, and the words of a tooltip.

import { word } from "./format.js";

export const shade = {
  axis: (more) => ({ type: "value", show: false, min: 0, max: 1, ...more }),
  // bars as wide as a day, so that a single holiday shows, too
  series: (days, c, more) => ({
    name: "", type: "bar", data: days.map((day) => (day.counted ? null : 1)), barWidth: "100%", barCategoryGap: "0%",
    silent: true, z: 0, itemStyle: { color: c.off }, tooltip: { show: false }, animation: false, ...more,
  }),
};

/** A title and a line for each series with a name. */
export function tip(title, points, format) {
  const lines = points
    .filter((point) => point.seriesName)
    .map((point) => `${point.marker ?? ""}${point.seriesName}  ${point.value == null ? word("none") : format(point.value, point)}`);
  return [title, ...lines].join("\n");
}
