// The course of the day below the map.

import { axes, chart } from "../charts.js";
import { count, minute, percent } from "../format.js";
import { ask } from "./ask.js";
import { failed, find } from "./rows.js";

export async function day(picture) {
  const query = new URLSearchParams({ pace: String(picture.pace), day: picture.day, minutes: String(picture.minutes) });
  if (picture.items.length) query.set("items", picture.items.join());
  if (picture.terminals) query.set("terminals", "true");
  let told;
  try {
    told = await ask(`/api/v1/circle/day?${query}`);
  } catch (failure) {
    find("day-state").textContent = failed(failure);
    return;
  }
  const hours = told.hours.map((hour) => hour.coverage);
  const now = Date.parse(told.now);
  chart(document.getElementById("chart-day"), (c) => {
    const axis = axes(c);
    return {
      grid: { left: 4, right: 12, top: 16, bottom: 0, containLabel: true },
      tooltip: { formatter: ([at]) => `${at.name}\n${percent(hours[at.dataIndex].share)}% · ${count(hours[at.dataIndex].covered)}` },
      xAxis: { ...axis.category, data: told.hours.map((hour) => minute(hour.from)) },
      yAxis: { ...axis.value, min: 0, max: 1, axisLabel: { ...axis.value.axisLabel, formatter: (v) => `${Math.round(v * 100)}%` } },
      series: [{
        type: "bar", barCategoryGap: "20%",
        data: told.hours.map((hour) => ({ value: hour.coverage.share, itemStyle: { color: Date.parse(hour.from) <= now ? c.c1 : c.ghost } })),
      }],
    };
  });
}
