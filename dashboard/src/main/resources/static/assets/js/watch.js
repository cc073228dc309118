// A page whose figures stand still asks now and then whether they could be read at this moment.
// While they could not, what is on the screen stays, greyed, with its age; then it is as before.

import { word, length } from "./format.js";

const EVERY = 15_000;
const SOON = 3_000;

const region = document.querySelector("main");
const notice = document.querySelector("[data-trouble]");
const lag = Number(document.documentElement.dataset.now) - Date.now();
let since = Number(document.documentElement.dataset.now);
// the server may have said so already
let kind = notice.hidden ? "" : "stands";
let own = null;

/** From now on the figures on the screen are of this moment. */
export function renewed() {
  since = Date.now() + lag;
  own = null;
  tell();
}

/** Says that something of the page's own did not come, until {@link renewed}; its word is `${key}.why`. */
export function missed(key) {
  own = key;
  tell();
}

function tell() {
  const key = own ?? (kind ? `trouble.${kind}` : null);
  region.classList.toggle("stale", Boolean(key));
  notice.hidden = !key;
  if (!key) return;
  const said = [word(key), word(`${key}.why`, length(Math.max(0, Date.now() + lag - since) / 1000))];
  ["what", "why"].forEach((part, i) => {
    const node = notice.querySelector(`[data-trouble-${part}]`);
    if (node.textContent !== said[i]) node.textContent = said[i];
  });
}

async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch("/actuator/health/figures", { headers: { Accept: "application/json" } });
      kind = answer.ok ? "" : answer.status === 503 ? "stands" : "connection";
    } catch {
      kind = "connection";
    }
    tell();
  }
  setTimeout(look, kind ? SOON : EVERY);
}

setTimeout(look, kind ? SOON : EVERY);
