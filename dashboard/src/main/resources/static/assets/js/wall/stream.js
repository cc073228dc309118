// The wall's stream. It comes back by itself, however long the server was away, and goes on where it was;
// a wall that may no longer show anything says so and shows nothing.

const FIRST = 1_000;
const MOST = 30_000;
const SILENT = 20_000;

/**
 * Follows a view. `on.picture` gets each picture, `on.beat` what a beat says, `on.lost` is called while there
 * is no stream, `on.ended` once the wall may not go on.
 */
export function follow(view, on) {
  let source = null;
  let retry = FIRST;
  let timer = 0;
  let lastId = "";
  let heard = Date.now();

  function alive() {
    heard = Date.now();
    retry = FIRST;
  }

  function open() {
    clearTimeout(timer);
    source?.close();
    heard = Date.now();
    const mine = new EventSource(`/api/v1/live?view=${view}${lastId ? `&last=${encodeURIComponent(lastId)}` : ""}`);
    source = mine;
    mine.addEventListener(view, (event) => {
      alive();
      lastId = event.lastEventId;
      on.picture(JSON.parse(event.data));
    });
    mine.addEventListener("beat", (event) => {
      alive();
      on.beat(JSON.parse(event.data));
    });
    mine.addEventListener("signed-out", () => {
      mine.close();
      on.ended();
    });
    mine.onerror = () => {
      mine.close();
      lose();
    };
  }

  function lose() {
    on.lost();
    clearTimeout(timer);
    // Not all walls at the same moment.
    timer = setTimeout(again, retry * (0.75 + Math.random() / 2));
    retry = Math.min(MOST, retry * 2);
  }

  /** An error does not say why: whoever is led elsewhere may not go on. */
  async function again() {
    try {
      const page = await fetch(location.pathname, { method: "HEAD", redirect: "manual", cache: "no-store" });
      if (page.type === "opaqueredirect") {
        on.ended();
        return;
      }
    } catch {
      // no answer: the server is away, and the stream will tell when it is back
    }
    open();
  }

  open();
  // A line that was cut without a word sends no error.
  setInterval(() => {
    if (Date.now() - heard > SILENT && source?.readyState === EventSource.OPEN) {
      source.close();
      lose();
    }
  }, 5_000);
  addEventListener("pagehide", () => source?.close());
}
