// Districts for orientation: their boundaries where somebody has drawn them, else outlines around their own
// cells on a lattice; and their names. No figure is made of them.

import { token } from "../tokens.js";
import { worldX, worldY } from "./view.js";

/** Side of a square of the lattice, in sides of a cell's share of the city. */
const PER_SQUARE = 2.5;

/** A lattice that is finer is not outlined. */
const MOST_SQUARES = 2_000_000;

/**
 * The districts that have cells (`name`, `x`, `y`), those with most cells first, and the `borders`
 * where the squares of one without boundaries end: four numbers for each piece. The lattice is coarse
 * enough that squares inside a district have cells; a gap of one square is closed.
 */
export function outlines(cells, side, names, boundaries, frame) {
  const { x, y, district } = cells;
  const found = { districts: [], borders: [] };
  const [wide, high] = [frame.right - frame.left, frame.bottom - frame.top];
  const step = Math.max(1.4 * side, PER_SQUARE * Math.sqrt((wide * high) / x.length));
  const width = Math.ceil(wide / step) + 5;
  const height = Math.ceil(high / step) + 5;
  if (!x.length || !(step > 0) || width * height > MOST_SQUARES) return found;
  const left = frame.left - 2 * step;
  const top = frame.top - 2 * step;
  const squares = new Int16Array(width * height).fill(-1);
  const sums = names.map(() => [0, 0, 0]);
  for (let i = 0; i < x.length; i++) {
    if (district[i] < 0) continue;
    squares[Math.floor((y[i] - top) / step) * width + Math.floor((x[i] - left) / step)] = district[i];
    const sum = sums[district[i]];
    sum[0] += x[i];
    sum[1] += y[i];
    sum[2]++;
  }
  const full = closed(squares, width, height);
  const without = names.map((each) => !boundaries[each.code]);
  // A district with boundaries is like open land to those that have none.
  const at = (column, row) => (without[full[row * width + column]] ? full[row * width + column] : -1);
  for (let row = 1; row < height; row++) {
    for (let column = 1; column < width; column++) {
      const [px, py] = [left + column * step, top + row * step];
      if (at(column, row) !== at(column - 1, row)) found.borders.push(px, py, px, py + step);
      if (at(column, row) !== at(column, row - 1)) found.borders.push(px, py, px + step, py);
    }
  }
  found.districts = names
    .map(({ name }, i) => ({ name, cells: sums[i][2], x: sums[i][0] / sums[i][2], y: sums[i][1] / sums[i][2] }))
    .filter((each) => each.cells > 0)
    .sort((a, b) => b.cells - a.cells);
  return found;
}

/** The squares with gaps of one filled by what lies around them, so that a district is one shape. */
function closed(squares, width, height) {
  const full = squares.slice();
  for (let row = 1; row < height - 1; row++) {
    for (let column = 1; column < width - 1; column++) {
      const here = row * width + column;
      if (squares[here] >= 0) continue;
      const around = [squares[here - 1], squares[here + 1], squares[here - width], squares[here + width]].filter((each) => each >= 0);
      if (around.length >= 2) full[here] = around[0];
    }
  }
  return full;
}

/** The boundaries of these districts as paths in the world. */
export function rings(districts, boundaries) {
  return districts
    .flatMap((each) => boundaries[each.code] ?? [])
    .map((ring) => ring.map(([lon, lat]) => [worldX(lon), worldY(lat)]));
}

/** Administrative boundaries; neighbours share them, so that they are drawn twice alike. */
export function paintBoundaries(c, view, paths) {
  c.beginPath();
  for (const path of paths) {
    path.forEach(([x, y], i) => (i ? c.lineTo(view.px(x), view.py(y)) : c.moveTo(view.px(x), view.py(y))));
    c.closePath();
  }
  c.lineWidth = 1.25;
  c.lineJoin = "round";
  c.strokeStyle = token("ink-2");
  c.stroke();
}

/** Where one district's cells end and another's begin, of those without boundaries. */
export function paintBorders(c, view, borders) {
  c.beginPath();
  for (let i = 0; i < borders.length; i += 4) {
    c.moveTo(view.px(borders[i]), view.py(borders[i + 1]));
    c.lineTo(view.px(borders[i + 2]), view.py(borders[i + 3]));
  }
  c.lineWidth = 1.25;
  c.lineCap = "round";
  c.strokeStyle = token("ink-2");
  c.stroke();
}

/** Each name on a halo. */
export function paintNames(c, view, districts) {
  c.font = `600 13px ${token("font")}`;
  c.textAlign = "center";
  c.textBaseline = "middle";
  c.lineJoin = "round";
  c.lineWidth = 4;
  c.strokeStyle = token("surface");
  c.fillStyle = token("ink");
  const written = [];
  for (const district of districts) {
    const [px, py] = [view.px(district.x), view.py(district.y)];
    const wide = c.measureText(district.name).width;
    // The larger district's name goes first; one that would lie on it waits for a closer look.
    if (written.some((each) => Math.abs(each.py - py) < 18 && Math.abs(each.px - px) < (each.wide + wide) / 2 + 6)) continue;
    written.push({ px, py, wide });
    c.strokeText(district.name, px, py);
    c.fillText(district.name, px, py);
  }
  c.textBaseline = "alphabetic";
}
