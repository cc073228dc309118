// What part of the world a canvas shows. The world is Mercator's plane, one unit wide: north is up,
// shapes are kept.

export function worldX(lon) {
  return lon / 360 + 0.5;
}

export function worldY(lat) {
  const s = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
}

/** The smallest rectangle around all of them. */
export function frameOf(xs, ys) {
  const frame = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (let i = 0; i < xs.length; i++) {
    if (xs[i] < frame.left) frame.left = xs[i];
    if (xs[i] > frame.right) frame.right = xs[i];
    if (ys[i] < frame.top) frame.top = ys[i];
    if (ys[i] > frame.bottom) frame.bottom = ys[i];
  }
  return frame;
}

/** Middle, scale and size; pixels are the style's. */
export class View {
  constructor() {
    this.x = 0;
    this.y = 0;
    this.scale = 1;
    this.width = 0;
    this.height = 0;
  }

  /** Shows that rectangle with a little around it. */
  show({ left, right, top, bottom }) {
    this.x = (left + right) / 2;
    this.y = (top + bottom) / 2;
    this.scale = Math.min(this.width / Math.max(right - left, 1e-6), this.height / Math.max(bottom - top, 1e-6)) * 0.94;
  }

  /** Closer or farther; what lies under that pixel stays there. */
  zoom(factor, px = this.width / 2, py = this.height / 2) {
    const [x, y] = this.at(px, py);
    this.scale = Math.min(5e7, Math.max(2e3, this.scale * factor));
    this.x = x - (px - this.width / 2) / this.scale;
    this.y = y - (py - this.height / 2) / this.scale;
  }

  pan(dx, dy) {
    this.x -= dx / this.scale;
    this.y -= dy / this.scale;
  }

  px(x) {
    return (x - this.x) * this.scale + this.width / 2;
  }

  py(y) {
    return (y - this.y) * this.scale + this.height / 2;
  }

  /** The place in the world under a pixel. */
  at(px, py) {
    return [(px - this.width / 2) / this.scale + this.x, (py - this.height / 2) / this.scale + this.y];
  }

  /** Degrees under a pixel. */
  lonLat(px, py) {
    const [x, y] = this.at(px, py);
    return [(x - 0.5) * 360, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI];
  }
}
