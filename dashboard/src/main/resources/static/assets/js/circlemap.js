// A map on a canvas: outlines of districts, tens of thousands of cells, thousands of points. Cells are kept in
// typed arrays and drawn class by class; one frame is one pass over what is in view.

import { token } from "./charts.js";

const EDGES = [5, 10, 15, 30];

/** Side of a square of the lattice that outlines follow, in sides of a cell's share of the city. */
const PER_SQUARE = 2.5;

/** A lattice that is finer is not outlined. */
const MOST_SQUARES = 2_000_000;

/** Class of a walk: 0 … 3 up to five, ten, fifteen, thirty minutes; 4 where there is none. */
export function shade(minutes) {
  if (!(minutes >= 0)) return 4;
  const at = EDGES.findIndex((edge) => minutes <= edge);
  return at < 0 ? 4 : at;
}

/** Colours of the classes: blue within the walk asked for, orange and red beyond it. */
export function shades(limit) {
  const near = [token("h5"), token("h4"), token("h3"), token("h2")];
  return [0, 1, 2, 3, 4].map((each) => (each < 4 && EDGES[each] <= limit ? near[each] : each === 4 ? token("c8") : token("c2")));
}

/** The colours of signs, read once a frame: 3 000 points ask for them. */
export function inks() {
  const pick = {};
  for (const name of ["ink", "ink-3", "accent", "surface", "bad", "focus"]) pick[name] = token(name);
  return pick;
}

/** Draws the sign of a point: its shape says the kind, its filling the state. */
export function sign(context, x, y, size, kind, state, ink) {
  context.beginPath();
  if (kind === "TERMINAL") {
    context.moveTo(x, y - size);
    context.lineTo(x + size, y + size * 0.8);
    context.lineTo(x - size, y + size * 0.8);
  } else if (kind === "HALL") {
    context.rect(x - size * 0.85, y - size * 0.85, size * 1.7, size * 1.7);
  } else if (kind === "CENTRE") {
    context.moveTo(x, y - size * 1.15);
    context.lineTo(x + size * 1.15, y);
    context.lineTo(x, y + size * 1.15);
    context.lineTo(x - size * 1.15, y);
  } else {
    context.arc(x, y, size * 0.9, 0, 2 * Math.PI);
  }
  context.closePath();
  context.fillStyle = state === "OPEN" ? ink.ink : state === "NEW" ? ink.accent : ink.surface;
  context.strokeStyle = state === "OPEN" || state === "NEW" ? ink.surface : state === "DOWN" ? ink.bad : ink["ink-3"];
  context.lineWidth = state === "DOWN" ? 2 : 1.25;
  context.fill();
  context.stroke();
  if (state === "DOWN") {
    context.beginPath();
    context.moveTo(x - size * 0.5, y - size * 0.3);
    context.lineTo(x + size * 0.5, y + size * 0.6);
    context.moveTo(x + size * 0.5, y - size * 0.3);
    context.lineTo(x - size * 0.5, y + size * 0.6);
    context.stroke();
  }
}

/** The map in an element; `heard` has the callbacks click(lon, lat, point), drag(point, lon, lat), hover(cell, point). */
export class CircleMap {
  constructor(box, limit, heard) {
    this.box = box;
    this.canvas = box.querySelector("canvas");
    this.context = this.canvas.getContext("2d", { alpha: false });
    this.limit = limit;
    this.heard = heard;
    this.cells = { x: new Float64Array(0), y: new Float64Array(0), shade: new Uint8Array(0), people: new Float64Array(0) };
    this.points = [];
    this.sites = [];
    this.districts = [];
    this.borders = [];
    this.mode = "look";
    this.centre = [0, 0];
    this.scale = 1;
    this.fitted = false;
    this.pointers = new Map();
    new ResizeObserver(() => this.resize()).observe(box);
    document.addEventListener("themechange", () => this.draw());
    this.listen();
  }

  // Degrees to a plane of Mercator, one unit for the whole world: north is up, shapes are kept.
  static x(lon) {
    return lon / 360 + 0.5;
  }

  static y(lat) {
    const s = Math.sin((lat * Math.PI) / 180);
    return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
  }

  static lonLat(x, y) {
    return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
  }

  setCells(lon, lat, minutes, people) {
    const n = lon.length;
    const cells = { x: new Float64Array(n), y: new Float64Array(n), shade: new Uint8Array(n), people: new Float64Array(n) };
    for (let i = 0; i < n; i++) {
      cells.x[i] = CircleMap.x(lon[i]);
      cells.y[i] = CircleMap.y(lat[i]);
      cells.shade[i] = shade(minutes[i]);
      cells.people[i] = people[i] ?? -1;
    }
    this.cells = cells;
    this.side = sideOf(cells);
    if (!this.fitted) this.fit();
    this.draw();
  }

  setShade(cell, minutes) {
    this.cells.shade[cell] = shade(minutes);
  }

  setPoints(points) {
    this.points = points.map((point) => ({ ...point, x: CircleMap.x(point.lon), y: CircleMap.y(point.lat) }));
    if (!this.fitted) this.fit();
    this.draw();
  }

  setSites(sites) {
    this.sites = sites.map((site) => ({ ...site, x: CircleMap.x(site.lon), y: CircleMap.y(site.lat) }));
    this.draw();
  }

  /**
   * The districts of the cells that are there: each cell's place in the list, or -1. Their outlines
   * are drawn around the cells on a lattice coarse enough that squares inside a district have cells;
   * a gap of one square is closed.
   */
  setDistricts(names, of) {
    const { x, y } = this.cells;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < x.length; i++) {
      left = Math.min(left, x[i]);
      right = Math.max(right, x[i]);
      top = Math.min(top, y[i]);
      bottom = Math.max(bottom, y[i]);
    }
    const step = Math.max(1.5 * this.side, PER_SQUARE * Math.sqrt(((right - left) * (bottom - top)) / x.length));
    const width = Math.ceil((right - left) / step) + 5;
    const height = Math.ceil((bottom - top) / step) + 5;
    this.districts = [];
    this.borders = [];
    if (!x.length || !(step > 0) || width * height > MOST_SQUARES) return;
    left -= 2 * step;
    top -= 2 * step;
    let squares = new Int16Array(width * height).fill(-1);
    const sums = names.map(() => [0, 0, 0]);
    for (let i = 0; i < x.length; i++) {
      if (of[i] < 0) continue;
      squares[Math.floor((y[i] - top) / step) * width + Math.floor((x[i] - left) / step)] = of[i];
      const sum = sums[of[i]];
      sum[0] += x[i];
      sum[1] += y[i];
      sum[2]++;
    }
    squares = closed(squares, width, height);
    const at = (column, row) => squares[row * width + column];
    for (let row = 1; row < height; row++) {
      for (let column = 1; column < width; column++) {
        const [px, py] = [left + column * step, top + row * step];
        if (at(column, row) !== at(column - 1, row)) this.borders.push(px, py, px, py + step);
        if (at(column, row) !== at(column, row - 1)) this.borders.push(px, py, px + step, py);
      }
    }
    this.districts = names
      .map((name, i) => ({ name, cells: sums[i][2], x: sums[i][0] / sums[i][2], y: sums[i][1] / sums[i][2] }))
      .filter((each) => each.cells > 0)
      .sort((a, b) => b.cells - a.cells);
    this.draw();
  }

  resize() {
    const ratio = devicePixelRatio || 1;
    this.width = this.box.clientWidth;
    this.height = this.box.clientHeight;
    this.canvas.width = Math.round(this.width * ratio);
    this.canvas.height = Math.round(this.height * ratio);
    this.ratio = ratio;
    if (!this.fitted) this.fit();
    this.draw();
  }

  /** Shows all cells, or all points where there are none. */
  fit() {
    const xs = this.cells.x.length ? this.cells.x : Float64Array.from(this.points, (point) => point.x);
    const ys = this.cells.x.length ? this.cells.y : Float64Array.from(this.points, (point) => point.y);
    if (!xs.length || !this.width) return;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < xs.length; i++) {
      left = Math.min(left, xs[i]);
      right = Math.max(right, xs[i]);
      top = Math.min(top, ys[i]);
      bottom = Math.max(bottom, ys[i]);
    }
    this.centre = [(left + right) / 2, (top + bottom) / 2];
    this.scale = Math.min(this.width / Math.max(right - left, 1e-6), this.height / Math.max(bottom - top, 1e-6)) * 0.94;
    this.fitted = this.cells.x.length > 0;
  }

  zoom(factor, px = this.width / 2, py = this.height / 2) {
    const x = this.worldX(px);
    const y = this.worldY(py);
    this.scale = Math.min(5e7, Math.max(2e3, this.scale * factor));
    this.centre = [x - (px - this.width / 2) / this.scale, y - (py - this.height / 2) / this.scale];
    this.draw();
  }

  pan(dx, dy) {
    this.centre = [this.centre[0] - dx / this.scale, this.centre[1] - dy / this.scale];
    this.draw();
  }

  px(x) {
    return (x - this.centre[0]) * this.scale + this.width / 2;
  }

  py(y) {
    return (y - this.centre[1]) * this.scale + this.height / 2;
  }

  worldX(px) {
    return (px - this.width / 2) / this.scale + this.centre[0];
  }

  worldY(py) {
    return (py - this.height / 2) / this.scale + this.centre[1];
  }

  draw() {
    cancelAnimationFrame(this.pending);
    this.pending = requestAnimationFrame(() => this.paint());
  }

  paint() {
    if (!this.width) return;
    const begun = performance.now();
    const c = this.context;
    c.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    c.fillStyle = token("surface-2");
    c.fillRect(0, 0, this.width, this.height);
    this.paintCells(c);
    this.paintBorders(c);
    this.paintPoints(c);
    this.paintNames(c);
    this.paintSites(c);
    this.box.dataset.painted = String(Math.round(performance.now() - begun));
  }

  /** Where one district's cells end and another's begin. */
  paintBorders(c) {
    const lines = this.borders;
    c.beginPath();
    for (let i = 0; i < lines.length; i += 4) {
      c.moveTo(this.px(lines[i]), this.py(lines[i + 1]));
      c.lineTo(this.px(lines[i + 2]), this.py(lines[i + 3]));
    }
    c.lineWidth = 1.25;
    c.lineCap = "round";
    c.strokeStyle = token("ink-2");
    c.stroke();
  }

  /** Above everything but the chosen sites, each on a halo. */
  paintNames(c) {
    c.font = `600 13px ${token("font")}`;
    c.textAlign = "center";
    c.textBaseline = "middle";
    c.lineJoin = "round";
    c.lineWidth = 4;
    c.strokeStyle = token("surface");
    c.fillStyle = token("ink");
    const written = [];
    for (const district of this.districts) {
      const [px, py] = [this.px(district.x), this.py(district.y)];
      const wide = c.measureText(district.name).width;
      // The larger district's name goes first; one that would lie on it waits for a closer look.
      if (written.some((each) => Math.abs(each.py - py) < 18 && Math.abs(each.px - px) < (each.wide + wide) / 2 + 6)) continue;
      written.push({ px, py, wide });
      c.strokeText(district.name, px, py);
      c.fillText(district.name, px, py);
    }
    c.textBaseline = "alphabetic";
  }

  paintCells(c) {
    const { x, y, shade: kind, people } = this.cells;
    const side = Math.max(1.5, this.side * this.scale);
    const half = side / 2;
    const colours = shades(this.limit);
    const [left, right] = [this.worldX(-side), this.worldX(this.width + side)];
    const [top, bottom] = [this.worldY(-side), this.worldY(this.height + side)];
    // Where nobody lives there is nobody to be covered: faint. First those within the walk.
    for (const pass of [0, 1]) {
      for (let each = 0; each < colours.length; each++) {
        c.fillStyle = colours[each];
        c.globalAlpha = pass === 0 ? 0.22 : 0.92;
        for (let i = 0; i < x.length; i++) {
          if (kind[i] !== each || people[i] > 0 !== (pass === 1) || x[i] < left || x[i] > right || y[i] < top || y[i] > bottom) continue;
          c.fillRect(this.px(x[i]) - half, this.py(y[i]) - half, side, side);
        }
      }
    }
    c.globalAlpha = 1;
  }

  size() {
    return Math.max(3, Math.min(8, Math.log2(this.scale) - 12.5));
  }

  paintPoints(c) {
    const size = this.size();
    const ink = inks();
    const seen = this.points.filter((point) => this.inView(point));
    const crowded = this.mode !== "move" && seen.length * 400 > this.width * this.height;
    this.box.dataset.points = crowded ? "dots" : "signs";
    if (crowded) this.paintDots(c, seen.filter((point) => !point.changed && point !== this.selected), ink);
    for (const point of seen) {
      const big = point.changed || point === this.selected;
      if (crowded && !big) continue;
      const px = this.px(point.x);
      const py = this.py(point.y);
      sign(c, px, py, big ? size + 3 : size, point.kind, point.state, ink);
      if (point === this.selected) {
        c.beginPath();
        c.arc(px, py, size + 8, 0, 2 * Math.PI);
        c.strokeStyle = ink.focus;
        c.lineWidth = 2;
        c.stroke();
      }
    }
  }

  inView(point) {
    const [px, py] = [this.px(point.x), this.py(point.y)];
    return px > -9 && py > -9 && px < this.width + 9 && py < this.height + 9;
  }

  /** Too many for signs: a dot each, hollow where it is closed, red where it is down. */
  paintDots(c, points, ink) {
    for (const [state, fill, size] of [["CLOSED", ink.surface, 1.6], ["OPEN", ink.ink, 1.6], ["DOWN", ink.bad, 2]]) {
      c.beginPath();
      for (const point of points) {
        if (point.state !== state) continue;
        const [px, py] = [this.px(point.x), this.py(point.y)];
        c.moveTo(px + size, py);
        c.arc(px, py, size, 0, 2 * Math.PI);
      }
      c.fillStyle = fill;
      c.strokeStyle = state === "CLOSED" ? ink["ink-3"] : ink.surface;
      c.lineWidth = 0.75;
      c.fill();
      c.stroke();
    }
  }

  paintSites(c) {
    c.font = `600 12px ${token("font")}`;
    c.textAlign = "center";
    c.textBaseline = "middle";
    this.sites.forEach((site, i) => {
      const px = this.px(site.x);
      const py = this.py(site.y);
      c.beginPath();
      c.arc(px, py, 11, 0, 2 * Math.PI);
      c.fillStyle = token("accent");
      c.fill();
      c.lineWidth = 2;
      c.strokeStyle = token("surface");
      c.stroke();
      c.fillStyle = token("on-accent");
      c.fillText(String(i + 1), px, py);
    });
    c.textBaseline = "alphabetic";
  }

  pointAt(px, py) {
    let best = null;
    let nearest = (this.size() + 6) ** 2;
    for (const point of this.points) {
      const away = (this.px(point.x) - px) ** 2 + (this.py(point.y) - py) ** 2;
      if (away <= nearest) {
        nearest = away;
        best = point;
      }
    }
    return best;
  }

  cellAt(px, py) {
    const half = Math.max(3, (this.side * this.scale) / 2) / this.scale;
    const [wx, wy] = [this.worldX(px), this.worldY(py)];
    for (let i = 0; i < this.cells.x.length; i++) {
      if (Math.abs(this.cells.x[i] - wx) <= half && Math.abs(this.cells.y[i] - wy) <= half) return i;
    }
    return -1;
  }

  place(event) {
    const frame = this.canvas.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  }

  listen() {
    const canvas = this.canvas;
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * 0.0015), ...this.place(event));
    }, { passive: false });
    canvas.addEventListener("pointerdown", (event) => this.down(event));
    canvas.addEventListener("pointermove", (event) => this.moved(event));
    canvas.addEventListener("pointerup", (event) => this.up(event));
    canvas.addEventListener("pointercancel", (event) => this.pointers.delete(event.pointerId));
    canvas.addEventListener("pointerleave", () => this.heard.hover(-1, null, 0, 0));
    this.box.addEventListener("keydown", (event) => this.key(event));
  }

  down(event) {
    this.canvas.setPointerCapture(event.pointerId);
    const [px, py] = this.place(event);
    this.pointers.set(event.pointerId, [px, py]);
    this.begun = [px, py];
    this.dragged = this.mode === "move" && this.pointers.size === 1 ? this.pointAt(px, py) : null;
    this.box.dataset.doing = this.dragged ? "drag" : this.mode;
  }

  moved(event) {
    const [px, py] = this.place(event);
    const before = this.pointers.get(event.pointerId);
    if (!before) {
      this.heard.hover(this.cellAt(px, py), this.pointAt(px, py));
      return;
    }
    if (this.pointers.size === 2) {
      const [a, b] = [...this.pointers.entries()].map(([id, at]) => (id === event.pointerId ? [px, py] : at));
      const [c, d] = [...this.pointers.values()];
      const now = Math.hypot(a[0] - b[0], a[1] - b[1]);
      const was = Math.hypot(c[0] - d[0], c[1] - d[1]);
      this.pointers.set(event.pointerId, [px, py]);
      if (was > 0) this.zoom(now / was, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
      return;
    }
    this.pointers.set(event.pointerId, [px, py]);
    if (this.dragged) {
      this.dragged.x = this.worldX(px);
      this.dragged.y = this.worldY(py);
      this.draw();
    } else {
      this.pan(px - before[0], py - before[1]);
    }
  }

  up(event) {
    const [px, py] = this.place(event);
    const alone = this.pointers.size === 1;
    this.pointers.delete(event.pointerId);
    this.box.dataset.doing = this.mode;
    const [lon, lat] = CircleMap.lonLat(this.worldX(px), this.worldY(py));
    const still = Math.hypot(px - this.begun[0], py - this.begun[1]) < 4;
    const dragged = this.dragged;
    this.dragged = null;
    if (dragged && !still) this.heard.drag(dragged, lon, lat);
    else if (alone && still) this.heard.click(lon, lat, this.pointAt(px, py));
  }

  key(event) {
    const step = 60;
    const moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (moves[event.key]) this.pan(...moves[event.key]);
    else if (event.key === "+" || event.key === "=") this.zoom(1.5);
    else if (event.key === "-") this.zoom(1 / 1.5);
    else if (event.key === "0") this.all();
    else if (event.key === "Enter" && event.target === this.box) this.heard.click(...CircleMap.lonLat(...this.centre), this.pointAt(this.width / 2, this.height / 2));
    else return;
    event.preventDefault();
  }

  all() {
    this.fitted = false;
    this.fit();
    this.draw();
  }
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

/** Side of a cell: as if the cells shared their rectangle evenly, those that crowd more closely. */
function sideOf(cells) {
  const n = cells.x.length;
  if (n < 2) return 1e-5;
  const gaps = [];
  const order = Uint32Array.from(cells.x.keys()).sort((a, b) => cells.x[a] - cells.x[b]);
  const step = Math.max(1, Math.floor(n / 400));
  for (let k = 0; k < n; k += step) {
    let best = Infinity;
    for (let j = Math.max(0, k - 600); j < Math.min(n, k + 600); j++) {
      if (j === k) continue;
      const away = Math.hypot(cells.x[order[j]] - cells.x[order[k]], cells.y[order[j]] - cells.y[order[k]]);
      if (away > 0 && away < best) best = away;
    }
    if (best < Infinity) gaps.push(best);
  }
  gaps.sort((a, b) => a - b);
  return (gaps[Math.floor(gaps.length / 2)] ?? 1e-5) * 0.92;
}
