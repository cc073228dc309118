// Plans that are kept: saved under a name, opened, compared, exported, taken out.

import { minute, word } from "../format.js";
import { ask } from "./ask.js";
import { entry, failed, find, shares, tableRow } from "./rows.js";

const PATH = "/api/v1/circle/scenarios";
const MOST_COMPARED = 10;

export function scenarios(plan) {
  const list = find("scenarios");
  const state = find("scenario-state");
  const ticked = () => [...list.querySelectorAll("input:checked")].map((each) => each.value);
  const comparison = (format) => `${PATH}/compare?ids=${ticked().join()}&format=${format}`;

  async function listed() {
    try {
      const all = await ask(PATH);
      list.replaceChildren(...all.scenarios.map(line));
      find("kept").hidden = all.scenarios.length === 0;
      chosen();
    } catch (failure) {
      state.textContent = failed(failure);
    }
  }

  function line(kept) {
    const li = entry(`${kept.name} · ${kept.author}`,
      [word("plan.open"), () => open(kept.id)],
      [word("plan.remove"), (button) => remove(kept, button)]);
    const tick = Object.assign(document.createElement("input"), { type: "checkbox", value: String(kept.id) });
    tick.setAttribute("aria-label", word("plan.choose", kept.name));
    tick.addEventListener("change", chosen);
    li.prepend(tick);
    return li;
  }

  async function open(id) {
    try {
      const whole = await ask(`${PATH}/${id}`);
      await plan.set(whole.question.changes ?? []);
    } catch (failure) {
      state.textContent = failed(failure);
    }
  }

  /** The first press asks, the second does it. */
  async function remove(kept, button) {
    if (!button.dataset.sure) {
      button.dataset.sure = "yes";
      button.textContent = word("plan.sure");
      button.setAttribute("aria-label", `${word("plan.sure")} ${kept.name}`);
      button.addEventListener("blur", listed, { once: true });
      return;
    }
    try {
      await ask(`${PATH}/${kept.id}`, "DELETE");
      state.textContent = word("plan.removed", kept.name);
    } catch (failure) {
      state.textContent = failed(failure);
    }
    listed();
  }

  /** The tools for the plans that are ticked: compare them here, or take them along. */
  function chosen() {
    const ids = ticked();
    find("compare-tools").hidden = ids.length === 0;
    find("compare").disabled = ids.length > MOST_COMPARED;
    find("csv").href = comparison("csv");
    find("json").href = comparison("json");
    find("compared").hidden = true;
    if (ids.length > MOST_COMPARED) state.textContent = word("plan.most");
  }

  find("compare").addEventListener("click", async () => {
    const table = find("compared");
    try {
      const told = await ask(comparison("json"));
      table.tBodies[0].replaceChildren(...told.scenarios.flatMap(({ scenario, answer }) => answer.rows.map((row) => {
        const at = answer.at ? minute(answer.at) : answer.day;
        return tableRow(`${scenario.name} · ${answer.pace} m/s · ${answer.minutes} min · ${at}`, shares(row));
      })));
      table.hidden = false;
    } catch (failure) {
      state.textContent = failed(failure);
    }
  });

  find("save").addEventListener("submit", async (event) => {
    event.preventDefault();
    const form = event.target;
    try {
      await ask(PATH, "POST", { name: form.elements.name.value.trim(), question: plan.question() });
      form.reset();
      state.textContent = word("plan.saved");
      listed();
    } catch (failure) {
      state.textContent = failed(failure);
    }
  });

  listed();
}
