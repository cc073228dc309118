// The first tour: a small window beside the page that tells of one part after the other and rings it.
// The page stays usable meanwhile; Escape ends it, arrows go on and back.

import { word } from "./format.js";

const PARTS = {
  nav: ".nav",
  figure: "main .figure",
  how: "main a.how",
  table: "main details.table > summary",
  age: "main .age, .foot [data-latest]",
  find: ".head .find",
  user: ".head .tools",
};

const dialog = document.getElementById("tour");
const seen = document.querySelector("form[data-tour-seen]");
const still = matchMedia("(prefers-reduced-motion: reduce)");
let steps = [];
let at = 0;
let before = null;

function part(step) {
  return [...document.querySelectorAll(PARTS[step.dataset.for])].find((node) => node.checkVisibility());
}

function ring(node) {
  for (const ringed of document.querySelectorAll(".toured")) ringed.classList.remove("toured");
  if (!node) return;
  node.classList.add("toured");
  node.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
}

function show(index) {
  at = Math.max(0, Math.min(steps.length - 1, index));
  for (const step of dialog.querySelectorAll(".tour-step")) step.hidden = step !== steps[at];
  dialog.querySelector("[data-tour-place]").textContent = word("tour.place", at + 1, steps.length);
  dialog.querySelector("[data-tour-back]").disabled = at === 0;
  const on = dialog.querySelector("[data-tour-on]");
  on.textContent = at === steps.length - 1 ? on.dataset.last : on.dataset.on;
  ring(part(steps[at]));
}

function start() {
  steps = [...dialog.querySelectorAll(".tour-step")].filter(part);
  if (!steps.length || dialog.open) return;
  before = document.activeElement;
  const on = dialog.querySelector("[data-tour-on]");
  on.dataset.on ??= on.textContent;
  dialog.show();
  show(0);
  dialog.querySelector("#tour-step").focus({ preventScroll: true });
}

/** Kept for the user, so that nobody is asked twice; when that fails they will be asked again. */
function keep() {
  if (!seen) return;
  fetch(seen.action, { method: "POST", body: new URLSearchParams(new FormData(seen)), redirect: "manual" }).catch(() => {});
  seen.closest(".invite").hidden = true;
}

if (dialog) {
  dialog.querySelector("[data-tour-back]").addEventListener("click", () => show(at - 1));
  dialog.querySelector("[data-tour-on]").addEventListener("click", () => (at === steps.length - 1 ? dialog.close() : show(at + 1)));
  dialog.addEventListener("close", () => {
    ring(null);
    keep();
    if (before?.isConnected && before !== document.body && before.checkVisibility()) before.focus();
    else document.getElementById("main").focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (!dialog.open || document.querySelector("dialog[open]:not(#tour)")) return;
    if (event.key === "Escape") dialog.close();
    if (!dialog.contains(event.target)) return;
    if (event.key === "ArrowRight") show(at + 1);
    if (event.key === "ArrowLeft") show(at - 1);
  });
  for (const link of document.querySelectorAll("[data-tour-start]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      start();
    });
  }
  if (location.hash === "#tour") {
    history.replaceState(null, "", location.pathname + location.search);
    start();
  }
}
