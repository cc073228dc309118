// The schematic map: one measure at a time, in words and shades that the legend explains.

import { word, count, days, percent, standing } from "./format.js";

const SHADES = 6;

const modes = {
  onTime: { value: (row) => row.onTime.value, text: (v) => `${percent(v)}%`, aim: 0.98 },
  online: { value: (row) => row.online.value, text: (v) => `${percent(v)}%`, few: (row) => row.online.n < 20 },
  handling: { value: (row) => row.handling.mean, text: days, few: (row) => row.handling.n < 20 },
  appliedNow: { value: (row) => row.appliedNow, text: count, from: 0, },
  overdue: { value: (row) => row.overdue, text: count, from: 0, },
};

function shade(value, low, high) {
  return high <= low ? 0 : Math.min(SHADES - 1, Math.floor(((value - low) / (high - low)) * SHADES));
}

/** Keeps the tiles; call what is returned when the figures have changed. */
export function tiles(region, rows) {
  const buttons = [...region.querySelectorAll("[data-mode]")];
  const links = [...region.querySelectorAll("[data-tile]")];
  let chosen = "onTime";

  function draw() {
    const mode = modes[chosen];
    const byCode = new Map(rows().map((row) => [row.code, row]));
    const known = links.map((link) => byCode.get(link.dataset.tile)).filter((row) => row && mode.value(row) != null && !mode.few?.(row));
    const values = known.map(mode.value);
    const low = mode.from ?? Math.min(...values);
    const high = Math.max(...values);
    for (const link of links) {
      const row = byCode.get(link.dataset.tile);
      const value = row ? mode.value(row) : null;
      const text = value == null ? word("none") : mode.text(value);
      const name = !row || value == null || mode.few?.(row) ? "t-few" : mode.aim ? `t-${standing(row.onTime, mode.aim)}` : `h${shade(value, low, high)}`;
      const figure = link.querySelector("b");
      if (figure.textContent !== text) figure.textContent = text;
      if (link.className !== name) link.className = name;
    }
    region.querySelector("[data-legend=onTime]").hidden = !mode.aim;
    region.querySelector("[data-legend=shade]").hidden = Boolean(mode.aim);
    if (!mode.aim && values.length) {
      region.querySelector("[data-low]").textContent = mode.text(low);
      region.querySelector("[data-high]").textContent = mode.text(high);
      region.querySelector("[data-period]").textContent = word(`map.${chosen}`);
    }
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      chosen = button.dataset.mode;
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      draw();
    });
  }
  return draw;
}
