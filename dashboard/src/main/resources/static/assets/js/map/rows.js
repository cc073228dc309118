// Lines of the lists and tables beside the map.

import { count, percent, points, word } from "../format.js";

export const find = (name) => document.querySelector(`[data-${name}]`);

export function failed(failure) {
  return word("circleFailed", failure.message);
}

/** A line of a list; each button is a name and what it does. */
export function entry(text, ...buttons) {
  const line = document.createElement("li");
  line.append(Object.assign(document.createElement("span"), { textContent: text }));
  for (const [name, heard] of buttons) {
    const press = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: name });
    press.setAttribute("aria-label", `${name}: ${text}`);
    press.addEventListener("click", () => heard(press));
    line.append(press);
  }
  return line;
}

export function tableRow(head, values) {
  const line = document.createElement("tr");
  line.append(Object.assign(document.createElement("th"), { scope: "row", textContent: head }));
  line.append(...values.map((value) => Object.assign(document.createElement("td"), { textContent: value })));
  return line;
}

function signed(value) {
  return value === 0 ? "0" : `${value > 0 ? "+" : "−"}${count(Math.abs(value))}`;
}

/** Shares before and after; one that nobody can say has no sign of percent. */
export function shares({ before, after }) {
  const share = (told) => (told.share == null ? "—" : `${percent(told.share)}%`);
  return [share(before), share(after), points(after.share, before.share)];
}

/** The lines that tell what a plan makes of the city. */
export function figures(row) {
  const { before, after, difference } = row;
  return [
    [word("plan.covered"), [count(before.covered), count(after.covered), signed(difference.covered)]],
    [word("plan.share"), shares(row)],
    [word("plan.uncovered"), [count(before.people - before.covered), count(after.people - after.covered), signed(-difference.covered)]],
    [word("plan.communities"), [count(before.communitiesCovered), count(after.communitiesCovered), signed(difference.communitiesCovered)]],
  ].map(([head, values]) => tableRow(head, values));
}
