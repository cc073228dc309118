// The frame's words about how fresh the figures are follow the live picture.

import { at, length } from "./format.js";

// as the server's frame
const CATCHING_UP = 60;

export function tell(fresh) {
  const notice = document.querySelector("[data-catching-up]");
  if (notice) {
    notice.hidden = fresh.behindSeconds < CATCHING_UP;
    const behind = notice.querySelector("[data-behind]");
    const text = notice.hidden ? "" : length(fresh.behindSeconds);
    if (behind.textContent !== text) behind.textContent = text;
  }
  const latest = document.querySelector("[data-latest]");
  if (latest && fresh.latestEvent && latest.dateTime !== fresh.latestEvent) {
    latest.dateTime = fresh.latestEvent;
    latest.textContent = at(fresh.latestEvent);
  }
}
