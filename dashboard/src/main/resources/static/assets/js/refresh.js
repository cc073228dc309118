// Fetches the page anew now and then and puts in its part that has changed; when that fails it says
// how old what is shown is.

import { word, length } from "./format.js";

const EVERY = 20_000;

const region = document.querySelector("[data-refresh]");
const notice = document.querySelector("[data-trouble]");
let heard = Date.now();
let kind = "";

function tell() {
  region.classList.toggle("stale", Boolean(kind));
  notice.hidden = !kind;
  if (kind) {
    notice.querySelector("[data-trouble-what]").textContent = word(`trouble.${kind}`);
    notice.querySelector("[data-trouble-why]").textContent = word(`trouble.${kind}.why`, length((Date.now() - heard) / 1000));
  }
}

/** Not while somebody is inside: what they read or point at would go from under them. */
function busy() {
  return document.hidden || region.contains(document.activeElement) || Boolean(getSelection()?.toString());
}

async function again() {
  if (!busy()) {
    try {
      const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } });
      if (answer.redirected) kind = "signedOut";
      else if (!answer.ok) kind = answer.status === 503 ? "backend" : "connection";
      else {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const fresh = page.querySelector("[data-refresh]");
        if (fresh && !busy()) {
          const open = new Set([...region.querySelectorAll("details[open][id]")].map((each) => each.id));
          const nodes = [...document.importNode(fresh, true).childNodes];
          region.replaceChildren(...nodes);
          for (const each of region.querySelectorAll("details[id]")) each.open = open.has(each.id);
        }
        kind = "";
        heard = Date.now();
      }
    } catch {
      kind = "connection";
    }
    tell();
  }
  if (kind !== "signedOut") setTimeout(again, EVERY);
}

setTimeout(again, EVERY);
