// The map on a canvas: cells, outlines of districts, points, and sites that were chosen.

import { token } from "../tokens.js";
import { outlines, paintBorders, paintBoundaries, paintNames, rings } from "./districts.js";
import { listen } from "./gestures.js";
import { Raster } from "./raster.js";
import { shade, shades } from "./shades.js";
import { inks, Stamps } from "./signs.js";
import { View, frameOf, worldX, worldY } from "./view.js";

/** Square pixels that a sign needs; where points have less, they are dots. */
const ROOM = 400;

const NO_CELLS = { x: new Float64Array(0), y: new Float64Array(0), shade: new Uint8Array(0), people: new Int32Array(0), side: 1e-7 };

/** The map in an element; `heard` is what gestures tell. */
export class CircleMap {
  constructor(box, limit, heard) {
    this.box = box;
    this.canvas = box.querySelector("canvas");
    this.context = this.canvas.getContext("2d", { alpha: false });
    this.raster = new Raster(this.context);
    this.view = new View();
    this.limit = limit;
    this.cells = NO_CELLS;
    this.points = [];
    this.sites = [];
    this.districts = [];
    this.borders = [];
    this.boundaries = [];
    this.selected = null;
    this.mode = "look";
    this.fitted = false;
    new ResizeObserver(() => this.resize()).observe(box);
    document.addEventListener("themechange", () => this.draw());
    listen(this, heard);
  }

  /** The cells as they are read, with the districts that they are in, and boundaries by their codes. */
  setCells(read, districts, boundaries) {
    const n = read.size;
    const cells = { x: new Float64Array(n), y: new Float64Array(n), shade: new Uint8Array(n), people: read.people, district: read.district, side: read.side };
    for (let i = 0; i < n; i++) {
      cells.x[i] = worldX(read.lon[i]);
      cells.y[i] = worldY(read.lat[i]);
      cells.shade[i] = shade(read.hundredths[i]);
    }
    this.cells = cells;
    Object.assign(this, outlines(cells, cells.side, districts, boundaries, frameOf(cells.x, cells.y)));
    this.boundaries = rings(districts, boundaries);
    this.fit();
    this.draw();
  }

  /** How long the walk of a cell takes now, in hundredths of a minute. */
  setWalk(cell, hundredths) {
    this.cells.shade[cell] = shade(hundredths);
  }

  setPoints(points) {
    this.points = points.map((point) => ({ ...point, x: worldX(point.lon), y: worldY(point.lat) }));
    this.fit();
    this.draw();
  }

  /** Points that a gesture moved go back to where they are told to be. */
  restore() {
    for (const point of this.points) {
      point.x = worldX(point.lon);
      point.y = worldY(point.lat);
    }
    this.draw();
  }

  setSites(sites) {
    this.sites = sites.map((site) => ({ ...site, x: worldX(site.lon), y: worldY(site.lat) }));
    this.draw();
  }

  resize() {
    this.ratio = devicePixelRatio || 1;
    const [width, height] = [this.box.clientWidth, this.box.clientHeight];
    if (width === this.view.width && height === this.view.height) return;
    this.view.width = width;
    this.view.height = height;
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(height * this.ratio);
    this.fit();
    this.draw();
  }

  /** Shows all cells, or all points where there are none, until somebody has looked closer. */
  fit() {
    if (this.fitted || !this.view.width) return;
    const { x, y } = this.cells;
    if (x.length) this.view.show(frameOf(x, y));
    else if (this.points.length) this.view.show(frameOf(this.points.map((each) => each.x), this.points.map((each) => each.y)));
    this.fitted = x.length > 0;
  }

  all() {
    this.fitted = false;
    this.fit();
    this.draw();
  }

  zoom(factor) {
    this.view.zoom(factor);
    this.draw();
  }

  draw() {
    this.pending ??= requestAnimationFrame(() => {
      this.pending = undefined;
      this.paint();
    });
  }

  paint() {
    const { view, context: c } = this;
    if (!view.width) return;
    const begun = performance.now();
    const ground = token("surface-2");
    const [left, top] = view.at(0, 0);
    this.raster.paint(this.cells, this.cells.side, { left, top, scale: view.scale * this.ratio }, shades(this.limit), ground);
    c.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    paintBoundaries(c, view, this.boundaries);
    paintBorders(c, view, this.borders);
    this.paintPoints(c);
    paintNames(c, view, this.districts);
    this.paintSites(c);
    this.box.dataset.painted = String(Math.round(performance.now() - begun));
  }

  /** Half the height of a sign. */
  size() {
    return Math.round(Math.max(3, Math.min(8, Math.log2(this.view.scale) - 12.5)));
  }

  paintPoints(c) {
    const { view } = this;
    const size = this.size();
    const stamps = new Stamps(this.ratio, inks());
    const seen = this.points.filter((point) => this.inView(point));
    const crowded = this.mode !== "move" && seen.length * ROOM > view.width * view.height;
    this.box.dataset.points = crowded ? "dots" : "signs";
    // What matters lies on top: what is down, and what somebody chose or changed.
    for (const state of ["CLOSED", "OPEN", "DOWN"]) {
      for (const point of seen) {
        if (point.state !== state || point.changed || point === this.selected) continue;
        const [px, py] = [view.px(point.x), view.py(point.y)];
        if (crowded) stamps.dot(c, px, py, state);
        else stamps.sign(c, px, py, size, point.kind, state);
      }
    }
    for (const point of seen) {
      if (!point.changed && point !== this.selected) continue;
      const [px, py] = [view.px(point.x), view.py(point.y)];
      stamps.sign(c, px, py, size + 3, point.kind, point.state);
      if (point !== this.selected) continue;
      c.beginPath();
      c.arc(px, py, size + 8, 0, 2 * Math.PI);
      c.strokeStyle = token("focus");
      c.lineWidth = 2;
      c.stroke();
    }
  }

  inView(point) {
    const [px, py] = [this.view.px(point.x), this.view.py(point.y)];
    return px > -9 && py > -9 && px < this.view.width + 9 && py < this.view.height + 9;
  }

  paintSites(c) {
    c.font = `600 12px ${token("font")}`;
    c.textAlign = "center";
    c.textBaseline = "middle";
    this.sites.forEach((site, i) => {
      const [px, py] = [this.view.px(site.x), this.view.py(site.y)];
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

  /** The point nearest to a pixel, where one is near. */
  pointAt(px, py) {
    let best = null;
    let nearest = (this.size() + 6) ** 2;
    for (const point of this.points) {
      const away = (this.view.px(point.x) - px) ** 2 + (this.view.py(point.y) - py) ** 2;
      if (away <= nearest) {
        nearest = away;
        best = point;
      }
    }
    return best;
  }

  /** Place of the cell under a pixel, -1 where there is none. */
  cellAt(px, py) {
    const { x, y, side } = this.cells;
    const half = Math.max(3 / this.view.scale, side / 2);
    const [wx, wy] = this.view.at(px, py);
    for (let i = 0; i < x.length; i++) {
      if (Math.abs(x[i] - wx) <= half && Math.abs(y[i] - wy) <= half) return i;
    }
    return -1;
  }
}
