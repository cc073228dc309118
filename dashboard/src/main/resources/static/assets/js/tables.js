// Tables that can be sorted by a click on a head: by the figures themselves, not by their text.

import { pick } from "./patch.js";

export function sortable(table, rows) {
  const body = table.tBodies[0];
  for (const button of table.querySelectorAll("th[aria-sort] button")) {
    button.addEventListener("click", () => {
      const head = button.closest("th");
      const descending = head.getAttribute("aria-sort") === "none" ? button.dataset.key !== "code" : head.getAttribute("aria-sort") === "ascending";
      for (const other of table.querySelectorAll("th[aria-sort]")) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", descending ? "descending" : "ascending");
      const byCode = new Map(rows().map((row) => [row.code, row]));
      const value = (line) => pick(byCode.get(line.dataset.code) ?? {}, button.dataset.key);
      // rows without a figure stay at the end, whichever way
      const sorted = [...body.rows].sort((a, b) => {
        const [left, right] = [value(a), value(b)];
        if (left == null || right == null) return (left == null) - (right == null);
        const order = typeof left === "string" ? left.localeCompare(right) : left - right;
        return descending ? -order : order;
      });
      body.append(...sorted);
    });
  }
}
