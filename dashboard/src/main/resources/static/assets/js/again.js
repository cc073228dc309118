// A page that could not be had asks for itself again and opens as soon as it is there. Rarer and
// rarer, and not while nobody looks: the one who comes back asks at once.

const FIRST = 5_000;
const MOST = 60_000;

const said = document.querySelector("[data-again-said]");
let wait = FIRST;
let timer = 0;
let asking = false;

async function again() {
  clearTimeout(timer);
  if (asking || document.hidden) return;
  asking = true;
  said.hidden = false;
  try {
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } });
    if (answer.status !== 503) {
      location.reload();
      return;
    }
  } catch {
    // nobody answers: the next time tells
  }
  asking = false;
  said.hidden = true;
  timer = setTimeout(again, wait);
  wait = Math.min(MOST, wait * 1.5);
}

timer = setTimeout(again, wait);
document.addEventListener("visibilitychange", again);
