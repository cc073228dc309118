// Writes a new picture into the page: only what has changed, figures counting rather than jumping.

import { formats, word, x, delta, points, change, standing, count } from "./format.js";

const still = matchMedia("(prefers-reduced-motion: reduce)");

/** Follows a path such as `districts[610102].onTime.value`; rows are found by their code. */
export function pick(object, path) {
  let value = object;
  for (const step of path.match(/[^.[\]]+|\[[^\]]*\]/g) ?? []) {
    if (value == null) return null;
    if (step.startsWith("[")) {
      const code = step.slice(1, -1);
      value = value.find((row) => row.code === code);
    } else {
      value = value[step];
    }
  }
  return value ?? null;
}

const running = new WeakMap();

function write(node, value, format) {
  const text = formats[format](value);
  if (node.textContent === text) return;
  const before = Number(node.dataset.value ?? node.textContent.replace(/[,%]/g, ""));
  node.dataset.value = value;
  cancelAnimationFrame(running.get(node));
  if (format !== "count" || value == null || still.matches || document.hidden || !Number.isFinite(before) || !node.closest(".figure")) {
    node.textContent = text;
    return;
  }
  const start = performance.now();
  const step = (now) => {
    const share = Math.min(1, (now - start) / 600);
    node.textContent = count(Math.round(before + (value - before) * (1 - (1 - share) ** 3)));
    if (share < 1) running.set(node, requestAnimationFrame(step));
  };
  running.set(node, requestAnimationFrame(step));
}

function set(node, name, value) {
  if (node && node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** The same path as the server draws: a box of 100 × 30. */
function spark(values, top) {
  const at = (number) => String(Math.round(number * 100) / 100);
  return values
    .map((value, i) => (value == null ? "" : `${i ? "L" : "M"}${at((100 * i) / (values.length - 1))} ${at(29 - (27 * value) / top)}`))
    .join("");
}

export function patch(root, picture) {
  for (const node of root.querySelectorAll("[data-path]")) {
    const value = pick(picture, node.dataset.path);
    write(node, value, node.dataset.format);
    if (node.tagName === "TIME" && value) set(node, "datetime", value);
  }
  for (const node of root.querySelectorAll("[data-delta]")) {
    const figure = pick(picture, node.dataset.delta);
    const text = figure ? delta(figure.value, figure.before) : "";
    if (node.textContent !== text) node.textContent = text;
  }
  for (const node of root.querySelectorAll("[data-points]")) {
    const { period } = picture;
    const text = node.dataset.points === "handling"
      ? change(period.handling.mean, period.before.handlingMean)
      : points(period[node.dataset.points].value, period.before[node.dataset.points].value);
    if (node.textContent !== text) node.textContent = text;
  }
  for (const node of root.querySelectorAll("[data-standing]")) {
    const aim = Number(node.dataset.aim);
    const name = standing(pick(picture, node.dataset.standing), aim);
    const text = word(`standing.${name}`, `${Math.round(aim * 1000) / 10}%`);
    if (node.textContent !== text) node.textContent = text;
    node.classList.toggle("bad", name === "below");
    node.classList.toggle("good", name === "above");
  }
  for (const svg of root.querySelectorAll("[data-spark]")) {
    const [now, before] = [picture.course[svg.dataset.spark], picture.course[`${svg.dataset.spark}Before`]];
    const top = Math.max(1, ...now.filter((n) => n != null), ...before);
    set(svg.querySelector(".now"), "d", spark(now, top));
    set(svg.querySelector(".before"), "d", spark(before, top));
  }
  for (const svg of root.querySelectorAll("[data-whisker]")) {
    const rate = pick(picture, svg.dataset.whisker);
    const from = Number(svg.dataset.from);
    if (!rate || rate.value == null) continue;
    set(svg.querySelector(".range"), "x1", x(rate.low, from, 1));
    set(svg.querySelector(".range"), "x2", x(rate.high, from, 1));
    set(svg.querySelector(".dot"), "cx", x(rate.value, from, 1));
    svg.classList.toggle("thin", rate.n < 20);
    svg.classList.toggle("low", rate.n >= 20 && svg.dataset.aim !== undefined && rate.high < Number(svg.dataset.aim));
  }
  for (const svg of root.querySelectorAll("[data-span]")) {
    const spread = pick(picture, svg.dataset.span);
    const to = Number(svg.dataset.to);
    if (!spread || spread.mean == null) continue;
    set(svg.querySelector(".range"), "x1", x(spread.p50, 0, to));
    set(svg.querySelector(".range"), "x2", x(spread.p90, 0, to));
    set(svg.querySelector(".dot"), "cx", x(spread[svg.dataset.dot ?? "mean"], 0, to));
  }
  for (const svg of root.querySelectorAll("[data-bar]")) {
    set(svg.querySelector(".fill"), "width", x(pick(picture, svg.dataset.bar), 0, Number(svg.dataset.to)));
  }
}
