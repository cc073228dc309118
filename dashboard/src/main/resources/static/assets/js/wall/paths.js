// Writes the picture into the page by the paths that its elements name, as the server did before. Only
// what has changed is touched, and no element is ever added, so that a wall can run for weeks.

import { NONE, chinese, word, count, percent, days, delta, points, change, clock, at } from "../format.js";

const zone = document.documentElement.dataset.zone || "Asia/Shanghai";
const shortDay = new Intl.DateTimeFormat(chinese ? "zh-CN" : "en-GB", { timeZone: "UTC", month: chinese ? "numeric" : "short", day: "numeric" });
const cityDay = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
const still = matchMedia("(prefers-reduced-motion: reduce)");
const COUNTING = 700;

/** What stands at a path of members and positions, or null. */
export function pick(picture, path) {
  let value = picture;
  for (const step of path.split(".")) {
    if (value == null) return null;
    value = value[step];
  }
  return value ?? null;
}

function has(value) {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** As the server's numbers: whole ones without decimals, others with two, small ones with four. */
function number(value) {
  if (Number.isInteger(value)) return count(value);
  const small = Math.abs(value) < 0.1;
  return new Intl.NumberFormat("en-US", { minimumFractionDigits: small ? 0 : 2, maximumFractionDigits: small ? 4 : 2 }).format(value);
}

function measure(target, value) {
  if (value == null) return NONE;
  const unit = String(target.unit).toUpperCase();
  if (unit === "RATIO") return `${percent(value)}%`;
  if (unit.endsWith("DAYS")) return `${days(value)} ${word("wall.unit.days")}`;
  if (unit === "MINUTES") return `${days(value)} ${word("wall.unit.minutes")}`;
  return number(value);
}

function left(day) {
  const until = Math.round((Date.parse(day) - Date.parse(cityDay.format(now()))) / 86_400_000);
  return word(until < 0 ? "wall.over" : until === 0 ? "wall.due" : "wall.left", Math.abs(until));
}

let lag = 0;

/** The server's clock is right; a wall's own may not be. */
export function setLag(milliseconds) {
  lag = milliseconds;
}

export function now() {
  return Date.now() + lag;
}

const formats = {
  count, percent, days, number, clock, at, left,
  said: (text) => (chinese ? text.zh || text.en : text.en || text.zh) || "",
  day: (day) => shortDay.format(new Date(`${day}T00:00:00Z`)),
  delta: (pair) => delta(pair.value, pair.before),
  now: (target) => measure(target, target.value),
  wanted: (target) => measure(target, target.wanted),
};

/** A value as readers see it. */
export function say(value, format) {
  if (value == null) return format === "said" || format === "left" ? "" : NONE;
  return format.startsWith("word:") ? word(`wall.${format.slice(5)}${value}`) : formats[format](value);
}

const running = new WeakMap();

/** Counts from the figure that stands to the new one, so that the eye sees which way it went. */
function countTo(node, value, format) {
  const before = node.wallValue;
  node.wallValue = value;
  cancelAnimationFrame(running.get(node));
  if (still.matches || document.hidden || typeof before !== "number" || typeof value !== "number" || before === value || !node.offsetParent) {
    write(node, say(value, format));
    return;
  }
  const start = performance.now();
  const whole = format === "count";
  const step = (time) => {
    const share = Math.min(1, (time - start) / COUNTING);
    const reached = before + (value - before) * (1 - (1 - share) ** 3);
    write(node, say(share === 1 ? value : whole ? Math.round(reached) : reached, format));
    if (share < 1) running.set(node, requestAnimationFrame(step));
  };
  running.set(node, requestAnimationFrame(step));
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function set(node, name, value) {
  if (value == null) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
  } else if (node.getAttribute(name) !== String(value)) {
    node.setAttribute(name, value);
  }
}

function width(value, whole) {
  if (value == null || !(whole > 0)) return "0%";
  return `${Math.round(Math.max(0, Math.min(1, value / whole)) * 10000) / 100}%`;
}

/** Finds once what the picture is written into; call what is returned with each new picture. */
export function writer(root) {
  const all = (what) => [...root.querySelectorAll(`[data-${what}]`)];
  const [values, changes, shown, unless, tones, bars] = ["v", "c", "if", "unless", "is", "w"].map(all);
  return (picture) => {
    for (const node of values) {
      const value = pick(picture, node.dataset.v);
      if (node.dataset.counts === undefined) write(node, say(value, node.dataset.f));
      else countTo(node, value, node.dataset.f);
      // neither a unit of nothing nor a comparison with nothing
      node.classList.toggle("nil", value == null || node.textContent === "");
    }
    for (const node of changes) {
      const [to, from] = [pick(picture, node.dataset.c), pick(picture, node.dataset.b)];
      write(node, node.dataset.f === "points" ? points(to, from) : change(to, from));
      node.classList.toggle("nil", node.textContent === "");
    }
    for (const node of shown) node.hidden = !has(pick(picture, node.dataset.if)) || (node.dataset.unless !== undefined && has(pick(picture, node.dataset.unless)));
    for (const node of unless) if (node.dataset.if === undefined) node.hidden = has(pick(picture, node.dataset.unless));
    for (const node of tones) set(node, "data-t", pick(picture, node.dataset.is));
    for (const node of bars) set(node, "width", width(pick(picture, node.dataset.w), node.dataset.of ? pick(picture, node.dataset.of) : 1));
  };
}
