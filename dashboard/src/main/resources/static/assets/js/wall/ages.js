// Says honestly how old everything is: each part by its own cadence, the whole wall when nothing comes any
// more. What is old is grey and says its age; the last picture stays.

import { word, length, clock, minute } from "../format.js";
import { now } from "./paths.js";

const LOST_AFTER = 15_000;
const days = new Intl.DateTimeFormat(document.documentElement.lang, {
  timeZone: document.documentElement.dataset.zone || "Asia/Shanghai", year: "numeric", month: "long", day: "numeric", weekday: "long",
});

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Keeps ages and the clock; `state` has the picture, `lostSince` and whether the server says `failing`. */
export function ages(state) {
  const ages = [...document.querySelectorAll("[data-age]")].map((node) => ({ node, text: node.querySelector("[data-age-text]"), part: node.dataset.age, panel: node.closest(".panel") }));
  const keys = [...document.querySelectorAll(".key")].map((node) => ({ node, part: node.querySelector("[data-v]").dataset.v.split(".")[0] }));
  const sheets = [...document.querySelectorAll(".sheet")];
  const mapAge = document.querySelector("[data-map-age]");
  const trouble = document.querySelector("[data-trouble]");
  const calm = document.querySelector("[data-calm]");
  const [what, why] = [trouble.querySelector("[data-trouble-what]"), trouble.querySelector("[data-trouble-why]")];
  const [date, time] = [document.querySelector("[data-date]"), document.querySelector("[data-clock]")];

  /** How old a part is, in words. */
  function told(part) {
    return word(state.picture[part].failing ? "wall.kept" : "wall.old", length(age(part)));
  }

  function age(part) {
    const told = state.picture[part];
    return told?.at ? Math.max(0, (now() - Date.parse(told.at)) / 1000) : null;
  }

  function old(part) {
    const passed = age(part);
    return passed != null && passed > state.picture[part].limit;
  }

  function judge() {
    write(date, days.format(now()));
    write(time, minute(now()));
    for (const { node, text, part, panel } of ages) {
      const stale = old(part);
      panel.classList.toggle("old", stale);
      node.classList.toggle("old", stale);
      write(text, stale ? told(part) : clock(state.picture[part]?.at));
    }
    for (const { node, part } of keys) node.classList.toggle("old", old(part));
    // The map's colours are those of the scene that is shown.
    const coloured = document.querySelector("[data-scene]:not([hidden])").dataset.map.split(".")[0];
    const faded = old(coloured);
    for (const sheet of sheets) sheet.classList.toggle("old", faded);
    if (mapAge) write(mapAge, faded ? told(coloured) : "");
    const lost = state.lostSince != null && Date.now() - state.lostSince > LOST_AFTER;
    const failing = state.failing || old("city");
    trouble.hidden = !(lost || failing);
    calm.hidden = !trouble.hidden;
    if (!trouble.hidden) {
      const passed = age("city");
      write(what, word(lost ? "wall.lost" : "wall.backend"));
      write(why, passed == null ? "" : word("wall.keeps", length(passed)));
    }
  }

  setInterval(judge, 1_000);
  return judge;
}
