// Scenes take turns, or one is pinned. Space stops and goes on, the arrows lead on and back, F fills the screen.

const IDLE = 4_000;

/** Shows the scenes of the page in turn; `shown` is called with the section that is shown now. */
export function scenes(seconds, shown) {
  const sections = [...document.querySelectorAll("[data-scene]")];
  const turns = [...document.querySelectorAll("[data-turn]")];
  const title = document.querySelector("[data-scene-name]");
  const paused = document.querySelector("[data-paused]");
  let current = 0;
  let left = seconds;

  function show(next) {
    current = (next + sections.length) % sections.length;
    left = seconds;
    sections.forEach((section, i) => {
      section.hidden = i !== current;
      section.classList.toggle("comes", i === current);
    });
    turns.forEach((turn, i) => (i === current ? turn.setAttribute("aria-current", "true") : turn.removeAttribute("aria-current")));
    title.textContent = sections[current].dataset.name;
    shown(sections[current]);
  }

  function pause(stop) {
    paused.hidden = !stop;
    left = seconds;
  }

  if (sections.length > 1) {
    setInterval(() => {
      if (paused.hidden && --left <= 0) show(current + 1);
    }, 1_000);
  } else {
    turns.forEach((turn) => (turn.hidden = true));
  }
  turns.forEach((turn, i) =>
    turn.querySelector("button").addEventListener("click", () => {
      show(i);
      pause(true);
    }),
  );
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && sections.length > 1 && event.target.tagName !== "BUTTON") pause(paused.hidden);
    else if (event.key === "ArrowRight") show(current + 1);
    else if (event.key === "ArrowLeft") show(current - 1);
    else if (event.key === "f" || event.key === "F") document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    else return;
    event.preventDefault();
  });

  let idle = 0;
  const wake = () => {
    document.documentElement.classList.remove("idle");
    clearTimeout(idle);
    idle = setTimeout(() => document.documentElement.classList.add("idle"), IDLE);
  };
  document.addEventListener("pointermove", wake);
  wake();
  shown(sections[current]);
}
