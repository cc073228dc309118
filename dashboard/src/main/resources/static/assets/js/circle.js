// The map of the service circle, the day's course, and what would be: points added, moved, closed
// or open at other hours, and the sites to choose next. Figures come from the API alone.

import { word, count, percent, points as difference, minute } from "./format.js";
import { chart, axes } from "./charts.js";
import { CircleMap, shades, sign, inks } from "./circlemap.js";

const element = document.getElementById("picture");
const picture = JSON.parse(element.textContent);
const box = document.querySelector("[data-map]");
const find = (name) => document.querySelector(`[data-${name}]`);

/** A request to the API; what went wrong is thrown in words. */
async function ask(path, method, body) {
  const answer = await fetch(path, {
    method,
    headers: { Accept: "application/json", ...(method === "GET" ? {} : { "Content-Type": "application/json", "X-CSRF-TOKEN": element.dataset.csrf ?? "" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.status === 204) return null;
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.detail || String(answer.status));
  return told;
}

function query(more) {
  const parts = new URLSearchParams({ pace: String(picture.pace), ...more });
  if (picture.items.length) parts.set("items", picture.items.join());
  if (picture.terminals) parts.set("terminals", "true");
  return parts;
}

const when = find("when");
function offer() {
  find("at").hidden = when.value !== "at";
}
when.addEventListener("change", offer);
offer();

if (box) start();

function start() {
  const state = find("map-state");
  const plan = { changes: [], minutes: new Map() };
  let columns = null;
  let indexOf = new Map();
  const real = picture.points.id.map((id, i) => ({
    id, name: picture.points.name[i], kind: picture.points.kind[i], state: picture.points.state[i],
    hours: picture.points.hours[i], lon: picture.points.lon[i], lat: picture.points.lat[i],
  }));
  const map = new CircleMap(box, picture.minutes, { click, drag, hover });

  /** The points as the plan would have them. */
  function planned() {
    const all = new Map(real.map((point) => [point.id, { ...point }]));
    for (const change of plan.changes) {
      if (change.refused) continue;
      const what = change.add ?? change.move ?? change.close ?? change.hours;
      const id = change.add ? what.id : what.point;
      if (change.add) all.set(id, { ...what, name: id, state: "NEW", changed: true });
      const point = all.get(id);
      if (!point) continue;
      point.changed = true;
      if (change.move) Object.assign(point, { lon: what.lon, lat: what.lat });
      if (change.close) point.state = "CLOSED";
      if (change.hours) point.hours = what.hours;
    }
    return [...all.values()];
  }

  function show() {
    const chosen = map.selected?.id;
    map.setPoints(planned());
    select(map.points.find((point) => point.id === chosen) ?? null);
  }

  map.setPoints(planned());
  key();

  // The page has told the browser to fetch them already, at this very address.
  ask(document.querySelector("link[data-cells]").getAttribute("href"), "GET")
    .then((told) => {
      columns = told;
      indexOf = new Map(told.id.map((id, i) => [id, i]));
      map.setCells(told.lon, told.lat, told.minutes, told.population);
      const district = told.communities.map((code) => picture.districts.of[code] ?? -1);
      map.setDistricts(picture.districts.names, told.community.map((each) => (each < 0 ? -1 : district[each])));
      state.textContent = "";
      box.dataset.ready = String(told.id.length);
    })
    .catch((failure) => {
      state.textContent = word("circleFailed", failure.message);
    });

  // ---- what the map tells ----

  function key() {
    const list = find("key");
    const colours = shades(picture.minutes);
    const names = [word("circleUpTo", 5), word("circleUpTo", 10), word("circleUpTo", 15), word("circleUpTo", 30), word("circleBeyond")];
    const entries = names.map((name, i) => [name, (c) => { c.fillStyle = colours[i]; c.fillRect(2, 2, 12, 12); }]);
    for (const kind of ["TERMINAL", "HALL", "CENTRE", "MAILBOX"]) entries.push([word(`kind.${kind}`), (c) => sign(c, 8, 8, 5.5, kind, "OPEN", inks())]);
    for (const each of ["CLOSED", "DOWN"]) entries.push([word(`state.${each}`), (c) => sign(c, 8, 8, 5.5, "HALL", each, inks())]);
    list.replaceChildren(...entries.map(([name, draw]) => {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = 32;
      const c = canvas.getContext("2d");
      c.scale(2, 2);
      draw(c);
      const entry = document.createElement("span");
      entry.append(canvas, name);
      return entry;
    }));
  }
  document.addEventListener("themechange", key);

  function hover(cell, point) {
    const tip = find("tip");
    const lines = [];
    if (point) lines.push(`${point.name} · ${word(`kind.${point.kind}`)} · ${word(`state.${point.state}`)}`);
    else if (cell >= 0 && columns) {
      const walk = plan.minutes.has(cell) ? plan.minutes.get(cell) : columns.minutes[cell];
      lines.push(walk == null ? word("circleNoWalk") : word("circleWalk", walk.toFixed(1)));
      lines.push(columns.population[cell] == null ? word("circleNobodyKnows") : word("circlePeople", count(columns.population[cell])));
    }
    tip.hidden = lines.length === 0;
    tip.textContent = lines.join("\n");
  }

  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => (button.dataset.zoom === "0" ? map.all() : map.zoom(button.dataset.zoom === "1" ? 1.6 : 1 / 1.6)));
  }

  // ---- what would be ----

  const modes = [...document.querySelectorAll("[data-mode]")];
  function mode(name) {
    map.mode = name;
    box.dataset.doing = name;
    for (const each of modes) each.setAttribute("aria-pressed", String(each.dataset.mode === name));
    find("new").hidden = name !== "add";
    if (name !== "look") find("plan-state").textContent = word(`plan.${name}`);
  }
  for (const each of modes) each.addEventListener("click", () => mode(each.dataset.mode));

  function select(point) {
    map.selected = point;
    find("point").hidden = !point;
    if (point) {
      find("point-name").textContent = point.name;
      find("point-state").textContent = word(`state.${point.state}`);
      find("point-more").textContent = `${word(`kind.${point.kind}`)} · ${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}`;
      find("point-hours").value = point.hours ?? "";
      find("lon").value = point.lon.toFixed(6);
      find("lat").value = point.lat.toFixed(6);
    }
    map.draw();
  }

  function click(lon, lat, point) {
    if (map.mode === "add") add(lon, lat);
    else select(point);
  }

  function drag(point, lon, lat) {
    change({ move: { point: point.id, lon: round(lon), lat: round(lat) } });
  }

  const round = (degrees) => Math.round(degrees * 1e6) / 1e6;

  function add(lon, lat) {
    const number = 1 + plan.changes.reduce((most, each) => Math.max(most, Number(/^new-(\d+)$/.exec(each.add?.id ?? "")?.[1] ?? 0)), 0);
    change({ add: { id: `new-${number}`, lon: round(lon), lat: round(lat), kind: find("kind").value, hours: find("hours").value || "24/7" } });
  }

  find("put").addEventListener("click", () => {
    const [lon, lat] = [Number(find("lon").value), Number(find("lat").value)];
    if (find("lon").value && find("lat").value && Number.isFinite(lon) && Number.isFinite(lat)) add(lon, lat);
    else find("plan-state").textContent = word("plan.place");
  });
  find("close").addEventListener("click", () => map.selected && change({ close: { point: map.selected.id } }));
  find("set-hours").addEventListener("click", () => {
    const hours = find("point-hours").value.trim();
    if (map.selected && hours) change({ hours: { point: map.selected.id, hours } });
  });

  function change(one) {
    plan.changes.push(one);
    return answer();
  }

  const question = () => ({
    at: picture.at, pace: picture.pace, minutes: picture.minutes, items: picture.items, terminals: picture.terminals,
    changes: plan.changes.map(({ refused, detail, ...told }) => told),
  });

  let asked = 0;
  async function answer() {
    const mine = ++asked;
    const told = find("plan-state");
    const begun = performance.now();
    told.textContent = word("plan.counting");
    try {
      const now = await ask("/api/v1/circle/what-if", "POST", { ...question(), level: "CITY", cells: true });
      if (mine !== asked) return;
      now.changes.forEach((each, i) => Object.assign(plan.changes[i], { refused: each.refused, detail: each.detail }));
      recolour(now.cells);
      figures(now.rows[0]);
      list();
      show();
      box.dataset.answered = String(Math.round(performance.now() - begun));
      told.textContent = plan.changes.length ? word("plan.answered", box.dataset.answered) : word("plan.none");
    } catch (failure) {
      if (mine === asked) told.textContent = word("circleFailed", failure.message);
    }
  }

  function recolour(cells) {
    if (!columns) return;
    for (const cell of plan.minutes.keys()) map.setShade(cell, columns.minutes[cell] ?? undefined);
    plan.minutes.clear();
    cells.ids.forEach((id, i) => {
      const cell = indexOf.get(id);
      if (cell === undefined) return;
      plan.minutes.set(cell, cells.minutes[i]);
      map.setShade(cell, cells.minutes[i] ?? undefined);
    });
    map.draw();
  }

  function figures(row) {
    const table = find("figures");
    table.hidden = !row || plan.changes.length === 0;
    find("save").hidden = table.hidden;
    if (!row) return;
    const lines = [
      [word("plan.covered"), count(row.before.covered), count(row.after.covered), signed(row.difference.covered)],
      [word("plan.share"), `${percent(row.before.share)}%`, `${percent(row.after.share)}%`, difference(row.after.share, row.before.share)],
      [word("plan.uncovered"), count(row.before.people - row.before.covered), count(row.after.people - row.after.covered), signed(-row.difference.covered)],
      [word("plan.communities"), count(row.before.communitiesCovered), count(row.after.communitiesCovered), signed(row.difference.communitiesCovered)],
    ];
    table.tBodies[0].replaceChildren(...lines.map(([head, ...values]) => tableRow(head, values)));
  }

  function tableRow(head, values) {
    const line = document.createElement("tr");
    line.append(Object.assign(document.createElement("th"), { scope: "row", textContent: head }));
    line.append(...values.map((value) => Object.assign(document.createElement("td"), { textContent: value })));
    return line;
  }

  function signed(value) {
    return value === 0 ? "0" : `${value > 0 ? "+" : "−"}${count(Math.abs(value))}`;
  }

  function entry(text, button, heard) {
    const line = document.createElement("li");
    const span = Object.assign(document.createElement("span"), { textContent: text });
    line.append(span);
    if (button) {
      const press = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: button });
      press.setAttribute("aria-label", `${button}: ${text}`);
      press.addEventListener("click", heard);
      line.append(press);
    }
    return line;
  }

  function list() {
    find("changes").replaceChildren(...plan.changes.map((each, i) => {
      const name = ["add", "move", "close", "hours"].find((word) => each[word]);
      const id = each.add?.id ?? each[name].point;
      const known = real.find((point) => point.id === id);
      const text = `${word(`plan.did.${name}`)} ${known?.name ?? id}${each.refused ? ` — ${word("plan.refused")}: ${word(`refused.${each.refused}`)} ${each.detail}` : ""}`;
      return entry(text, word("plan.undo"), () => {
        plan.changes.splice(i, 1);
        answer();
      });
    }));
  }

  // ---- scenarios ----

  const scenarios = find("scenarios");
  async function saved() {
    try {
      const all = await ask("/api/v1/circle/scenarios", "GET");
      scenarios.replaceChildren(...all.scenarios.map((each) => {
        const line = entry(`${each.name} · ${each.author}`, word("plan.open"), async () => {
          const whole = await ask(`/api/v1/circle/scenarios/${each.id}`, "GET");
          plan.changes = whole.question.changes ?? [];
          answer();
        });
        const tick = Object.assign(document.createElement("input"), { type: "checkbox", value: String(each.id) });
        tick.setAttribute("aria-label", word("plan.choose", each.name));
        tick.addEventListener("change", chosen);
        line.prepend(tick);
        return line;
      }));
      chosen();
    } catch {
      scenarios.replaceChildren();
    }
  }
  saved();

  const MOST_COMPARED = 10;
  const ticked = () => [...scenarios.querySelectorAll("input:checked")].map((each) => each.value);
  const compare = (ids, format) => `/api/v1/circle/scenarios/compare?ids=${ids.join()}&format=${format}`;

  /** The tools for the plans that are ticked: compare them here, or take them along. */
  function chosen() {
    const ids = ticked();
    find("compare-tools").hidden = ids.length === 0;
    find("compare").disabled = ids.length > MOST_COMPARED;
    find("csv").href = compare(ids, "csv");
    find("json").href = compare(ids, "json");
    find("compared").hidden = true;
    if (ids.length > MOST_COMPARED) find("plan-state").textContent = word("plan.most");
  }

  find("compare").addEventListener("click", async () => {
    const table = find("compared");
    try {
      const told = await ask(compare(ticked(), "json"), "GET");
      table.tBodies[0].replaceChildren(...told.scenarios.flatMap(({ scenario, answer: each }) => each.rows.map((row) => {
        const at = each.at ? minute(each.at) : each.day;
        return tableRow(`${scenario.name} · ${each.pace} m/s · ${each.minutes} min · ${at}`, [
          `${percent(row.before.share)}%`, `${percent(row.after.share)}%`, difference(row.after.share, row.before.share),
        ]);
      })));
      table.hidden = false;
    } catch (failure) {
      find("plan-state").textContent = word("circleFailed", failure.message);
    }
  });

  find("save").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    try {
      await ask("/api/v1/circle/scenarios", "POST", { name: form.elements.name.value.trim(), question: question() });
      form.reset();
      find("plan-state").textContent = word("plan.saved");
      saved();
    } catch (failure) {
      find("plan-state").textContent = word("circleFailed", failure.message);
    }
  });

  // ---- the next sites ----

  let sites = [];
  find("siting").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const told = find("siting-state");
    const press = form.querySelector("button");
    press.disabled = true;
    told.textContent = word("siting.busy");
    try {
      const { at, pace, minutes, items, terminals, changes } = question();
      const found = await ask("/api/v1/circle/siting", "POST", {
        at, pace, minutes, items, terminals, changes: changes.filter((_, i) => !plan.changes[i].refused),
        n: Number(form.elements.n.value), from: form.elements.from.value, seconds: 5,
      });
      sites = found.sites;
      map.setSites(sites);
      told.textContent = word("siting.found", count(found.served), found.proven ? word("siting.proven") : word("siting.gap", percent(found.gap)), count(found.greedy.served));
      find("sites").replaceChildren(...sites.map((site, i) => entry(`${i + 1}. ${site.id} · +${count(site.adds)}`)));
      find("take").hidden = sites.length === 0;
    } catch (failure) {
      told.textContent = word("circleFailed", failure.message);
    } finally {
      press.disabled = false;
    }
  });
  find("take").addEventListener("click", () => {
    let number = plan.changes.length;
    for (const site of sites) plan.changes.push({ add: { id: `site-${++number}`, lon: round(site.lon), lat: round(site.lat), kind: "TERMINAL", hours: "24/7" } });
    sites = [];
    map.setSites(sites);
    find("sites").replaceChildren();
    find("take").hidden = true;
    answer();
  });

  // ---- the day ----

  ask(`/api/v1/circle/day?${query({ day: picture.day, minutes: String(picture.minutes) })}`, "GET").then((day) => {
    const hours = day.hours.map((hour) => hour.coverage);
    chart(document.getElementById("chart-day"), (c) => {
      const axis = axes(c);
      const now = Date.parse(day.now);
      return {
        grid: { left: 4, right: 12, top: 16, bottom: 0, containLabel: true },
        tooltip: { formatter: ([at]) => `${at.name}\n${percent(hours[at.dataIndex].share)}% · ${count(hours[at.dataIndex].covered)}` },
        xAxis: { ...axis.category, data: day.hours.map((hour) => minute(hour.from)) },
        yAxis: { ...axis.value, min: 0, max: 1, axisLabel: { ...axis.value.axisLabel, formatter: (v) => `${Math.round(v * 100)}%` } },
        series: [{
          type: "bar", barCategoryGap: "20%",
          data: day.hours.map((hour) => ({ value: hour.coverage.share, itemStyle: { color: Date.parse(hour.from) <= now ? c.c1 : c.ghost } })),
        }],
      };
    });
  }).catch(() => {});
}
