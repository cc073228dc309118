// Pointers and keys on the map: one finger pans or drags a point, two zoom, the wheel zooms, a click or
// Enter tells where.

const STILL = 4;
const STEP = 60;
const MOVES = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

/** Listens to a map; `heard` has click(lon, lat, point), drag(point, lon, lat) and hover(cell, point). */
export function listen(map, heard) {
  const { canvas, box, view } = map;
  const pointers = new Map();
  let begun = [0, 0];
  let dragged = null;

  function place(event) {
    const frame = canvas.getBoundingClientRect();
    return [event.clientX - frame.left, event.clientY - frame.top];
  }

  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    view.zoom(Math.exp(-event.deltaY * 0.0015), ...place(event));
    map.draw();
  }, { passive: false });

  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    begun = place(event);
    pointers.set(event.pointerId, begun);
    dragged = map.mode === "move" && pointers.size === 1 ? map.pointAt(...begun) : null;
    box.dataset.doing = dragged ? "drag" : map.mode;
  });

  canvas.addEventListener("pointermove", (event) => {
    const [px, py] = place(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      heard.hover(map.cellAt(px, py), map.pointAt(px, py));
      return;
    }
    if (pointers.size === 2) {
      pinch(event.pointerId, [px, py]);
    } else if (dragged) {
      [dragged.x, dragged.y] = view.at(px, py);
    } else {
      view.pan(px - before[0], py - before[1]);
    }
    pointers.set(event.pointerId, [px, py]);
    map.draw();
  });

  function pinch(moved, to) {
    const [a, b] = [...pointers.entries()].map(([id, at]) => (id === moved ? to : at));
    const [c, d] = [...pointers.values()];
    const was = Math.hypot(c[0] - d[0], c[1] - d[1]);
    if (was > 0) view.zoom(Math.hypot(a[0] - b[0], a[1] - b[1]) / was, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
  }

  canvas.addEventListener("pointerup", (event) => {
    const [px, py] = place(event);
    const alone = pointers.size === 1;
    pointers.delete(event.pointerId);
    box.dataset.doing = map.mode;
    const still = Math.hypot(px - begun[0], py - begun[1]) < STILL;
    const point = dragged;
    dragged = null;
    if (point && !still) heard.drag(point, ...view.lonLat(px, py));
    else if (alone && still) heard.click(...view.lonLat(px, py), map.pointAt(px, py));
  });
  canvas.addEventListener("pointercancel", (event) => {
    pointers.delete(event.pointerId);
    dragged = null;
    map.restore();
  });
  canvas.addEventListener("pointerleave", () => heard.hover(-1, null));

  box.addEventListener("keydown", (event) => {
    if (event.target !== box) return;
    if (MOVES[event.key]) view.pan(...MOVES[event.key]);
    else if (event.key === "+" || event.key === "=") view.zoom(1.5);
    else if (event.key === "-") view.zoom(1 / 1.5);
    else if (event.key === "0") map.all();
    else if (event.key === "Enter") {
      const [px, py] = [view.width / 2, view.height / 2];
      heard.click(...view.lonLat(px, py), map.pointAt(px, py));
    } else return;
    event.preventDefault();
    map.draw();
  });
}
