// What is to be known first is written by the server, sentence by sentence; it is fetched anew while
// the page's stream lives, and put in place only where it says something else.

const EVERY = 30_000;
const SOON = 1_000;

let asking = false;
let askedAt = Date.now();

/** Fetches it where it is time: called as often as one likes. */
export async function renewToday() {
  const old = document.querySelector("[data-today]");
  const wait = old?.dataset.pending === undefined ? EVERY : SOON;
  if (!old || asking || Date.now() - askedAt < wait) return;
  asking = true;
  try {
    const answer = await fetch("/today", { headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("[data-today]");
    if (next) replace(old, document.importNode(next, true));
  } catch {
    // the stream says that the connection is gone
  } finally {
    asking = false;
    askedAt = Date.now();
  }
}

/** Without the moment it was put together, which changes by itself. */
function said(node) {
  const copy = node.cloneNode(true);
  for (const time of copy.querySelectorAll("[data-age]")) time.remove();
  for (const details of copy.querySelectorAll("details")) details.open = false;
  return copy.outerHTML;
}

function replace(old, next) {
  if (said(old) === said(next)) {
    const [was, is] = [old.querySelector("[data-age] time"), next.querySelector("[data-age] time")];
    if (was && is) {
      was.dateTime = is.dateTime;
      was.textContent = is.textContent;
    }
    return;
  }
  const open = [...old.querySelectorAll("details")].map((details) => details.open);
  next.querySelectorAll("details").forEach((details, i) => (details.open = open[i] ?? false));
  const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  old.replaceWith(next);
  if (focused) next.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus();
}
