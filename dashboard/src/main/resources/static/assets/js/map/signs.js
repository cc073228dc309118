// The signs of points: the shape says the kind, the filling the state. Each sign is drawn once a
// picture and put down as often as it is needed.

import { token } from "../tokens.js";

/** The colours of signs, read once a picture. */
export function inks() {
  const pick = {};
  for (const name of ["ink", "ink-3", "accent", "surface", "bad", "focus"]) pick[name] = token(name);
  return pick;
}

function outline(context, x, y, size, kind) {
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
}

/** Draws the sign of a point. */
export function sign(context, x, y, size, kind, state, ink) {
  outline(context, x, y, size, kind);
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

/** A dot where there is no room for signs: hollow where it is closed, red where it is down. */
function dot(context, x, y, state, ink) {
  context.beginPath();
  context.arc(x, y, state === "DOWN" ? 2 : 1.6, 0, 2 * Math.PI);
  context.fillStyle = state === "CLOSED" ? ink.surface : state === "DOWN" ? ink.bad : ink.ink;
  context.strokeStyle = state === "CLOSED" ? ink["ink-3"] : ink.surface;
  context.lineWidth = 0.75;
  context.fill();
  context.stroke();
}

/** The signs of one picture. */
export class Stamps {
  constructor(ratio, ink) {
    this.ratio = ratio;
    this.ink = ink;
    this.made = new Map();
  }

  sign(context, x, y, size, kind, state) {
    this.put(context, x, y, `${kind} ${state} ${size}`, size * 1.3 + 2, (c, at) => sign(c, at, at, size, kind, state, this.ink));
  }

  dot(context, x, y, state) {
    this.put(context, x, y, state, 3, (c, at) => dot(c, at, at, state, this.ink));
  }

  put(context, x, y, name, reach, draw) {
    let stamp = this.made.get(name);
    if (!stamp) {
      stamp = document.createElement("canvas");
      stamp.width = stamp.height = Math.ceil(2 * reach * this.ratio);
      const own = stamp.getContext("2d");
      own.scale(this.ratio, this.ratio);
      draw(own, stamp.width / this.ratio / 2);
      this.made.set(name, stamp);
    }
    // On whole pixels nothing has to be mixed.
    const side = stamp.width / this.ratio;
    const whole = (at) => Math.round((at - side / 2) * this.ratio) / this.ratio;
    context.drawImage(stamp, whole(x), whole(y), side, side);
  }
}
