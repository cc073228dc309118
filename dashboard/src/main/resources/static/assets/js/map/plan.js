// What would be: points added, moved, closed or open at other hours. The changes stay in this tab, so
// that they can be looked at under another pace; figures come from the API alone.

import { word } from "../format.js";
import { ask } from "./ask.js";
import { entry, failed, figures, find } from "./rows.js";

const KEPT = "circle-plan";

/** Degrees to a tenth of a metre. */
export const round = (degrees) => Math.round(degrees * 1e6) / 1e6;

const kindOf = (change) => ["add", "move", "close", "hours"].find((kind) => change[kind]);
const pointOf = (change) => change.add?.id ?? change[kindOf(change)].point;

function kept() {
  try {
    const changes = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(changes) ? changes : [];
  } catch {
    return [];
  }
}

/** The changes, and what they make of points and figures. */
export class Plan {
  /** `recolour` hears which cells have another walk; `show` that the points are others. */
  constructor(picture, { recolour, show }) {
    this.picture = picture;
    this.recolour = recolour;
    this.show = show;
    this.real = [];
    this.changes = [];
    this.asked = 0;
    find("clear").addEventListener("click", () => this.set([]));
  }

  /** Begins with the points as they are and the changes that this tab knows. */
  begin(points) {
    this.real = points;
    this.changes = kept();
    if (this.changes.length) this.answer();
  }

  /** The points as the plan would have them. */
  points() {
    const all = new Map(this.real.map((point) => [point.id, { ...point }]));
    for (const change of this.changes) {
      if (change.refused) continue;
      const id = pointOf(change);
      if (change.add) all.set(id, { ...change.add, name: id, state: "NEW", changed: true });
      const point = all.get(id);
      if (!point) continue;
      point.changed = true;
      if (change.move) Object.assign(point, { lon: change.move.lon, lat: change.move.lat });
      if (change.close) point.state = "CLOSED";
      if (change.hours) point.hours = change.hours.hours;
    }
    return [...all.values()];
  }

  /** What the API is asked. */
  question() {
    const { at, pace, minutes, items, terminals } = this.picture;
    return { at, pace, minutes, items, terminals, changes: this.changes.map(({ refused, detail, ...told }) => told) };
  }

  /** A name that no added point has. */
  free(prefix) {
    const numbers = this.changes.map((each) => Number(new RegExp(`^${prefix}-(\\d+)$`).exec(each.add?.id ?? "")?.[1] ?? 0));
    return `${prefix}-${1 + Math.max(0, ...numbers)}`;
  }

  change(one) {
    this.changes.push(one);
    return this.answer();
  }

  set(changes) {
    this.changes = changes;
    return this.answer();
  }

  async answer() {
    const mine = ++this.asked;
    const told = find("plan-state");
    const begun = performance.now();
    told.textContent = word("plan.counting");
    try {
      const now = await ask("/api/v1/circle/what-if", "POST", { ...this.question(), level: "CITY", cells: true });
      if (mine !== this.asked) return;
      now.changes.forEach((each, i) => Object.assign(this.changes[i], { refused: each.refused, detail: each.detail }));
      sessionStorage.setItem(KEPT, JSON.stringify(this.question().changes));
      await this.recolour(now.cells);
      this.tell(now.rows[0]);
      this.list();
      this.show();
      const took = String(Math.round(performance.now() - begun));
      told.textContent = this.changes.length ? word("plan.answered", took) : word("plan.none");
      find("map").dataset.answered = took;
    } catch (failure) {
      if (mine === this.asked) told.textContent = failed(failure);
    }
  }

  tell(row) {
    const table = find("figures");
    table.hidden = !row || this.changes.length === 0;
    find("save").hidden = find("clear").hidden = table.hidden;
    if (row) table.tBodies[0].replaceChildren(...figures(row));
  }

  list() {
    find("changes").replaceChildren(...this.changes.map((each, i) => {
      const id = pointOf(each);
      const name = this.real.find((point) => point.id === id)?.name ?? id;
      const why = each.refused ? ` — ${word("plan.refused")}: ${word(`refused.${each.refused}`)} ${each.detail ?? ""}` : "";
      return entry(`${word(`plan.did.${kindOf(each)}`)} ${name}${why}`, [word("plan.undo"), () => this.set(this.changes.filter((_, other) => other !== i))]);
    }));
  }
}
