// The page of the service circle: the map first, then everything beside and below it. How long it takes
// stands in the browser's performance timeline: circle-data when all is read, circle-drawn when it is
// on the screen, both since the beginning of the navigation.

import { count, word } from "./format.js";
import { cellPlaces, NONE, readBoundaries, readCells, readPoints } from "./map/data.js";
import { Desk } from "./map/desk.js";
import { key } from "./map/key.js";
import { CircleMap } from "./map/map.js";
import { Plan } from "./map/plan.js";
import { failed, find } from "./map/rows.js";
import { scenarios } from "./map/scenarios.js";
import { siting } from "./map/siting.js";

const picture = JSON.parse(document.getElementById("picture").textContent);
const box = find("map");

const when = find("when");
function offer() {
  find("at").hidden = when.value !== "at";
}
when.addEventListener("change", offer);
offer();

if (box) start();

/** When what was drawn is on the screen. */
function shown() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

async function start() {
  const state = find("map-state");
  const walks = new Map();
  let cells = null;
  const map = new CircleMap(box, picture.minutes, {
    click: (...told) => desk.click(...told),
    drag: (...told) => desk.drag(...told),
    hover,
  });
  const plan = new Plan(picture, { recolour, show: () => desk.show() });
  const desk = new Desk(map, plan);

  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => (button.dataset.zoom === "0" ? map.all() : map.zoom(button.dataset.zoom === "1" ? 1.6 : 1 / 1.6)));
  }

  function hover(cell, point) {
    const tip = find("tip");
    const lines = [];
    if (point) lines.push(`${point.name} · ${word(`kind.${point.kind}`)} · ${word(`state.${point.state}`)}`);
    else if (cell >= 0) {
      const walk = walks.get(cell) ?? cells.hundredths[cell];
      lines.push(walk === NONE ? word("circleNoWalk") : word("circleWalk", (walk / 100).toFixed(1)));
      lines.push(cells.people[cell] < 0 ? word("circleNobodyKnows") : word("circlePeople", count(cells.people[cell])));
    }
    tip.hidden = lines.length === 0;
    tip.textContent = lines.join("\n");
  }

  /** The cells whose walk a plan makes another; all others are as they were. */
  async function recolour(changed) {
    const places = await cellPlaces(picture.drawn);
    for (const cell of walks.keys()) map.setWalk(cell, cells.hundredths[cell]);
    walks.clear();
    changed.ids.forEach((id, i) => {
      const cell = places.get(id);
      if (cell === undefined) return;
      walks.set(cell, changed.minutes[i] == null ? NONE : Math.round(changed.minutes[i] * 100));
      map.setWalk(cell, walks.get(cell));
    });
    map.draw();
  }

  const reading = Promise.all([readCells(picture.drawn), readPoints(picture.drawn), readBoundaries(picture.drawn)]);
  key(picture.minutes);
  document.addEventListener("themechange", () => key(picture.minutes));
  try {
    const [read, points, boundaries] = await reading;
    performance.mark("circle-data");
    cells = read;
    map.setCells(cells, picture.drawn.districts, boundaries);
    map.setPoints(points);
    state.textContent = "";
    await shown();
    performance.mark("circle-drawn");
    box.dataset.ready = String(cells.size);
    plan.begin(points);
  } catch (failure) {
    state.textContent = ["404", "409"].includes(failure.message) ? word("circleChanged") : failed(failure);
    state.classList.add("bad");
  }
  scenarios(plan);
  siting(map, plan);
  import("./map/day.js").then(({ day }) => day(picture));
}
