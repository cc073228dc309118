// What one does with points: look, add, drag; and the panel of the one that is chosen.

import { word } from "../format.js";
import { round } from "./plan.js";
import { find } from "./rows.js";

/** Two numbers of a form, or null. */
function place(lon, lat) {
  const degrees = [find(lon), find(lat)].map((field) => (field.value.trim() ? Number(field.value) : NaN));
  return degrees.every(Number.isFinite) ? degrees.map(round) : null;
}

export class Desk {
  constructor(map, plan) {
    this.map = map;
    this.plan = plan;
    this.modes = [...document.querySelectorAll("[data-mode]")];
    for (const each of this.modes) each.addEventListener("click", () => this.mode(each.dataset.mode));
    find("put").addEventListener("click", () => this.placed("lon", "lat", (at) => this.add(...at)));
    find("close").addEventListener("click", () => map.selected && plan.change({ close: { point: map.selected.id } }));
    find("set-hours").addEventListener("click", () => {
      const hours = find("point-hours").value.trim();
      if (map.selected && hours) plan.change({ hours: { point: map.selected.id, hours } });
    });
    find("set-place").addEventListener("click", () => this.placed("point-lon", "point-lat", (at) => map.selected && this.drag(map.selected, ...at)));
  }

  mode(name) {
    this.map.mode = name;
    this.map.box.dataset.doing = name;
    for (const each of this.modes) each.setAttribute("aria-pressed", String(each.dataset.mode === name));
    find("new").hidden = name !== "add";
    if (name !== "look") find("plan-state").textContent = word(`plan.${name}`);
    this.map.draw();
  }

  placed(lon, lat, take) {
    const at = place(lon, lat);
    if (at) take(at);
    else find("plan-state").textContent = word("plan.place");
  }

  /** A click on the map. */
  click(lon, lat, point) {
    if (this.map.mode === "add") this.add(round(lon), round(lat));
    else this.select(point);
  }

  add(lon, lat) {
    this.plan.change({ add: { id: this.plan.free("new"), lon, lat, kind: find("kind").value, hours: find("hours").value.trim() || "24/7" } });
  }

  drag(point, lon, lat) {
    this.plan.change({ move: { point: point.id, lon: round(lon), lat: round(lat) } });
  }

  select(point) {
    this.map.selected = point;
    find("point").hidden = !point;
    if (point) {
      find("point-name").textContent = point.name;
      find("point-state").textContent = word(`state.${point.state}`);
      find("point-more").textContent = `${word(`kind.${point.kind}`)} · ${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}`;
      find("point-hours").value = point.hours ?? "";
      find("point-lon").value = point.lon.toFixed(6);
      find("point-lat").value = point.lat.toFixed(6);
    }
    this.map.draw();
  }

  /** Shows the points of the plan; the chosen one stays chosen. */
  show() {
    const chosen = this.map.selected?.id;
    this.map.setPoints(this.plan.points());
    this.select(this.map.points.find((point) => point.id === chosen) ?? null);
  }
}
