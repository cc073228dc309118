// Writes figures exactly as the server does. A missing figure is never written as 0.

export const NONE = "—";

const counts = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
export const chinese = document.documentElement.lang.startsWith("zh");
const short = chinese && document.documentElement.dataset.counts === "short";

/** A word of the page with {0}, {1} … filled in. */
export function word(key, ...values) {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_, i) => values[Number(i)] ?? "");
}

/** A count; by 万 and 亿 from 10,000 on where the reader has asked for it. */
export function count(value) {
  return value == null ? NONE : short ? inMyriads(value) : counts.format(value);
}

/** A count written out, whatever the reader has asked for: in lists and records. */
export function exact(value) {
  return value == null ? NONE : counts.format(value);
}

function inMyriads(value) {
  const size = Math.abs(value);
  if (size < 1e4) return counts.format(value);
  const large = Math.round(size / 1e4) >= 1e4;
  const share = size / (large ? 1e8 : 1e4);
  const decimals = share < 99.995 ? 2 : share < 999.95 ? 1 : 0;
  const scale = 10 ** decimals;
  const number = (Math.round(share * scale) / scale).toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return `${value < 0 ? "-" : ""}${number}${large ? "亿" : "万"}`;
}

export function percent(ratio) {
  if (ratio == null) return NONE;
  let rounded = Math.round(ratio * 1000) / 10;
  if (rounded === 100 && ratio < 1) rounded = 99.9;
  if (rounded === 0 && ratio > 0) rounded = 0.1;
  return rounded === 100 ? "100" : one.format(rounded);
}

export function days(value) {
  if (value == null) return NONE;
  return Math.abs(value) >= 100 ? counts.format(value) : one.format(value);
}

export function delta(now, before) {
  if (now == null || !before) return "";
  const change = ((now - before) / before) * 100;
  const size = Math.abs(change);
  const number = size >= 100 ? counts.format(size) : one.format(size);
  return `${change > 0 ? "▲ " : change < 0 ? "▼ " : ""}${number}%`;
}

/** A count as short as an axis wants it: 1.2万, 3亿, or 12k, 300M. */
export function axisCount(value) {
  const steps = chinese ? [[1e8, "亿"], [1e4, "万"]] : [[1e9, "B"], [1e6, "M"], [1e4, "k", 1e3]];
  for (const [from, name, unit = from] of steps) {
    if (Math.abs(value) >= from) return `${Number((value / unit).toFixed(1))}${name}`;
  }
  return counts.format(value);
}

function signed(difference, unit) {
  const size = one.format(Math.abs(difference));
  return `${size === "0.0" ? "" : difference > 0 ? "▲ " : "▼ "}${size} ${unit}`;
}

/** The difference of two shares in percentage points, of two lengths in days. */
export function points(now, before) {
  return now == null || before == null ? "" : signed((now - before) * 100, word("points"));
}

export function change(now, before) {
  return now == null || before == null ? "" : signed(now - before, word("dayUnit"));
}

/** How a share stands to a target, its interval and number of cases considered. */
export function standing(rate, aim) {
  if (!rate || rate.n < 20 || rate.low == null || rate.high == null) return "few";
  return rate.high < aim ? "below" : rate.low >= aim ? "above" : "same";
}

const zone = document.documentElement.dataset.zone || "Asia/Shanghai";
const clocks = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const minutes = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const dates = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });

export function clock(instant) {
  return instant == null ? NONE : clocks.format(new Date(instant));
}

export function minute(instant) {
  return instant == null ? NONE : minutes.format(new Date(instant));
}

export function at(instant) {
  return instant == null ? NONE : `${dates.format(new Date(instant))} ${minute(instant)}`;
}

/** A length of time to two units, as the server writes it. */
export function length(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return word("seconds", s);
  if (s < 3600) return word("minutes", Math.floor(s / 60));
  if (s < 86400) {
    const m = Math.floor((s % 3600) / 60);
    return word("hours", Math.floor(s / 3600)) + (m ? ` ${word("minutesShort", m)}` : "");
  }
  const h = Math.floor((s % 86400) / 3600);
  return word("days", Math.floor(s / 86400)) + (h ? ` ${word("hours", h)}` : "");
}

export const formats = {
  count,
  exact,
  percent,
  "percent%": (ratio) => (ratio == null ? word("none") : `${percent(ratio)}%`),
  days,
  clock,
  at,
};

/** The address of a case's page, as the server writes it. */
export function caseAddress(id) {
  return /[\x00-\x1f\x7f/\\;%]|^\.{0,2}$/.test(id) ? `/cases?q=${encodeURIComponent(id)}` : `/cases/${encodeURIComponent(id)}`;
}

/** Where a value lies between two ends, as an SVG length. */
export function x(value, from, to) {
  if (value == null || to <= from) return "0%";
  return `${Math.round(Math.max(0, Math.min(1, (value - from) / (to - from))) * 10000) / 100}%`;
}
