// One stream a page. It says honestly when the picture is old: the page greys out when nothing has
// come for a while, whatever the reason, and recovers by itself.

import { word, length } from "./format.js";

const STALE_AFTER = 15_000;
const RETRY_FIRST = 1_000;
const RETRY_MOST = 30_000;

/**
 * Opens the stream of a view and calls `show` with each new picture.
 * Returns an object with `lag`, the server's clock less ours in milliseconds.
 */
export function follow(view, show) {
  const region = document.querySelector("[data-live]");
  const notice = document.querySelector("[data-trouble]");
  const state = {
    heard: Date.now(),
    lag: Number(document.documentElement.dataset.now) - Date.now(),
    // the server may have given an old picture already
    trouble: region?.classList.contains("stale") ? "backend" : "",
  };
  let source = null;
  let retry = RETRY_FIRST;
  let timer = 0;
  let lastId = "";

  function heard() {
    state.heard = Date.now();
    retry = RETRY_FIRST;
  }

  function open() {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(`/api/v1/live?view=${view}${lastId ? `&last=${encodeURIComponent(lastId)}` : ""}`);
    source.addEventListener(view, (event) => {
      heard();
      lastId = event.lastEventId;
      state.trouble = "";
      show(JSON.parse(event.data));
    });
    source.addEventListener("beat", (event) => {
      heard();
      const beat = JSON.parse(event.data);
      state.lag = Date.parse(beat.at) - Date.now();
      state.trouble = beat.failing ? "backend" : "";
    });
    source.addEventListener("signed-out", () => {
      source.close();
      state.trouble = "signedOut";
    });
    source.onerror = () => {
      source.close();
      if (state.trouble === "signedOut") return;
      state.trouble = "connection";
      timer = setTimeout(again, retry);
      retry = Math.min(RETRY_MOST, retry * 2);
    };
  }

  /** The form is shown only to those who are not signed in; others are sent on. */
  async function again() {
    try {
      const form = await fetch("/login", { redirect: "manual" });
      if (form.ok && form.type === "basic") {
        state.trouble = "signedOut";
        return;
      }
    } catch {
      // no answer: the next attempt tells
    }
    open();
  }

  /** How old the youngest part of the picture is, in milliseconds. */
  function age(node) {
    const times = [...(node?.querySelectorAll("[data-age] time") ?? [])].map((time) => Date.parse(time.dateTime)).filter(Number.isFinite);
    return times.length ? Math.max(0, Date.now() + state.lag - Math.max(...times)) : Date.now() - state.heard;
  }

  function judge() {
    const silent = Date.now() - state.heard;
    const stale = silent > STALE_AFTER || state.trouble === "backend" || state.trouble === "signedOut";
    region?.classList.toggle("stale", stale);
    if (notice) {
      notice.hidden = !stale;
      if (stale) {
        const kind = state.trouble || "connection";
        const what = word(`trouble.${kind}`);
        const why = word(`trouble.${kind}.why`, length(age(region) / 1000));
        const [whatNode, whyNode] = [notice.querySelector("[data-trouble-what]"), notice.querySelector("[data-trouble-why]")];
        if (whatNode.textContent !== what) whatNode.textContent = what;
        if (whyNode.textContent !== why) whyNode.textContent = why;
      }
    }
    for (const age of document.querySelectorAll("[data-age]")) {
      const time = age.querySelector("time");
      const old = Date.now() + state.lag - Date.parse(time.dateTime || 0) > Number(age.dataset.limit) * 1000;
      age.classList.toggle("is-stale", Boolean(time.dateTime) && old);
    }
  }

  open();
  setInterval(judge, 1000);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      clearTimeout(timer);
      source?.close();
      source = null;
    } else if (!source) {
      heard();
      open();
    }
  });
  addEventListener("pagehide", () => source?.close());
  return state;
}
