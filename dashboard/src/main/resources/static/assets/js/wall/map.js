// The districts take the colour and the figure of the scene that is shown; points lie above them on a canvas
// that is drawn at the screen's own pixels.

import { token } from "../tokens.js";
import { Stamps, inks } from "../map/signs.js";
import { pick, say } from "./paths.js";

const WIDE = 1_000;
const KINDS = { H: "HALL", C: "CENTRE", T: "TERMINAL", M: "MAILBOX" };
const STATES = { O: "OPEN", C: "CLOSED", D: "DOWN", U: "CLOSED" };
/** The more points there are, the smaller each is. */
const FEW = 400;

function sheet(ground) {
  const canvas = ground.querySelector("canvas");
  // kind, place, and in the sheet of the whole city a 1 where the closer one shows it
  const places = JSON.parse(ground.querySelector("[data-places]").textContent);
  let drawn = "";

  function paint(states) {
    const [width, height, ratio] = [ground.clientWidth, ground.clientHeight, devicePixelRatio];
    const key = `${states} ${width} ${height} ${ratio}`;
    if (key === drawn || !width || !height) return;
    drawn = key;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    const high = Number(ground.dataset.height);
    const scale = Math.min(width / WIDE, height / high);
    const [left, top] = [(width - WIDE * scale) / 2, ground.dataset.sheet === "city" ? height - high * scale : (height - high * scale) / 2];
    const unit = Math.min(innerHeight / 100, innerWidth * 0.005625);
    const many = places.length > FEW;
    const size = many ? 0.17 * unit : 0.7 * unit;
    const stamps = new Stamps(ratio, { ...inks(), ink: token("ink"), surface: token("bg") });
    // What is down is seen above the others.
    const order = places.map((_, i) => i).sort((a, b) => (states[a] === "D") - (states[b] === "D"));
    const small = { O: token("c5"), C: token("ink-3"), U: token("ink-3") };
    for (const i of order) {
      const [kind, x, y, closer] = places[i];
      // Where there are many, the middle of the city is told by its own sheet.
      if ((many && closer) || x < 0 || x > WIDE || y < 0 || y > high) continue;
      const down = states[i] === "D";
      if (many && !down) {
        context.fillStyle = small[states[i]] ?? small.U;
        context.beginPath();
        context.arc(left + x * scale, top + y * scale, size, 0, 2 * Math.PI);
        context.fill();
        continue;
      }
      stamps.sign(context, left + x * scale, top + y * scale, down ? Math.max(size, 0.8 * unit) : size, KINDS[kind] ?? "", STATES[states[i]] ?? "CLOSED");
    }
  }

  return {
    show(states) {
      canvas.hidden = !states || states.length !== places.length;
      if (!canvas.hidden) paint(states);
    },
  };
}

function set(node, name, value) {
  if (value == null) node.removeAttribute(name);
  else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** Keeps the maps of the page. Call what is returned with the picture and the scene that is shown. */
export function maps() {
  const sheets = [...document.querySelectorAll("[data-sheet]")].map(sheet);
  const areas = [...document.querySelectorAll(".sheet .area")];
  const labels = [...document.querySelectorAll(".sheet .label")].map((node) => ({ node, value: node.querySelector(".value") }));
  const legends = [...document.querySelectorAll("[data-legend]")];
  const name = document.querySelector("[data-map-title]");

  return (picture, scene) => {
    const { map, mapFormat, mapName, marks } = scene.dataset;
    const cells = pick(picture, map) ?? {};
    for (const area of areas) {
      set(area, "data-t", cells[area.dataset.code]?.tone ?? "none");
      set(area, "data-silent", pick(picture, `feeds.it.districts.${area.dataset.code}`));
    }
    for (const { node, value } of labels) {
      const cell = cells[node.dataset.code];
      set(node, "data-t", cell?.tone ?? "none");
      const sign = { below: "▼ ", above: "▲ ", same: "◆ " }[cell?.tone] ?? "";
      const text = sign + say(cell?.v, mapFormat);
      if (value.textContent !== text) value.textContent = text;
    }
    for (const legend of legends) {
      legend.hidden = legend.dataset.legend !== marks && !(legend.dataset.legend === "shades" && marks === "points");
    }
    if (name.textContent !== mapName) name.textContent = mapName;
    const states = marks === "points" ? picture.circle.it?.states : "";
    sheets.forEach((each) => each.show(states));
  };
}
