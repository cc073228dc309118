// The wall: one stream, one page, for weeks. Everything is written into elements that are there already.

import { writer, setLag } from "./paths.js";
import { follow } from "./stream.js";
import { scenes } from "./scenes.js";
import { ages } from "./ages.js";
import { charts } from "./charts.js";
import { maps } from "./map.js";

const page = document.documentElement.dataset;
const RELOAD_WITHIN = 20_000;

const state = {
  picture: JSON.parse(document.getElementById("picture").textContent),
  lostSince: null,
  failing: false,
};
setLag(Number(page.now) - Date.now());

const write = writer(document.body);
const drawMaps = maps();
const drawCharts = charts();
const judge = ages(state);
let scene = document.querySelector("[data-scene]:not([hidden])");
let leaving = false;

function draw() {
  write(state.picture);
  drawMaps(state.picture, scene);
  drawCharts(state.picture, scene);
  judge();
}

/** Another version of the program, or another map: the page loads anew, and not all walls at once. */
function outdated(picture) {
  // a city without a map has no name for it, and the page no attribute
  if (leaving || (picture.assets === page.assets && picture.ground === (page.ground ?? ""))) return;
  leaving = true;
  setTimeout(() => location.reload(), Math.random() * RELOAD_WITHIN);
}

scenes(Number(page.every), (shown) => {
  scene = shown;
  draw();
});

follow(page.view, {
  picture(picture) {
    state.lostSince = null;
    state.picture = picture;
    outdated(picture);
    draw();
  },
  beat(beat) {
    state.lostSince = null;
    state.failing = beat.failing;
    setLag(Date.parse(beat.at) - Date.now());
    judge();
  },
  lost() {
    state.lostSince ??= Date.now();
  },
  ended() {
    location.replace("/wall/closed?why=ended");
  },
});

let resized = 0;
addEventListener("resize", () => {
  cancelAnimationFrame(resized);
  resized = requestAnimationFrame(draw);
});
document.addEventListener("visibilitychange", () => document.hidden || draw());
