// The sites to choose next.

import { count, percent, word } from "../format.js";
import { ask } from "./ask.js";
import { round } from "./plan.js";
import { entry, failed, find } from "./rows.js";

const SECONDS = 5;

export function siting(map, plan) {
  let sites = [];

  function show(found) {
    sites = found;
    map.setSites(sites);
    find("sites").replaceChildren(...sites.map((site, i) => entry(`${i + 1}. ${site.id} · +${count(site.adds)}`)));
    find("take").hidden = sites.length === 0;
  }

  find("siting").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    const told = find("siting-state");
    const press = form.querySelector("button");
    press.disabled = true;
    told.textContent = word("siting.busy");
    try {
      const question = plan.question();
      const found = await ask("/api/v1/circle/siting", "POST", {
        ...question, changes: question.changes.filter((_, i) => !plan.changes[i].refused),
        n: Number(form.elements.n.value), from: form.elements.from.value, seconds: SECONDS,
      });
      show(found.sites);
      told.textContent = word("siting.found", count(found.served), found.proven ? word("siting.proven") : word("siting.gap", percent(found.gap)), count(found.greedy.served));
    } catch (failure) {
      told.textContent = failed(failure);
    } finally {
      press.disabled = false;
    }
  });

  find("take").addEventListener("click", () => {
    for (const site of sites) plan.changes.push({ add: { id: plan.free("site"), lon: round(site.lon), lat: round(site.lat), kind: "TERMINAL", hours: "24/7" } });
    show([]);
    plan.answer();
  });
}
