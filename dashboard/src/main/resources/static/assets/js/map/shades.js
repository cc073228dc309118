// The colours of walks: how long it takes to the nearest open point.

import { token } from "../tokens.js";

const EDGES = [5, 10, 15, 30];

/** Class of a walk of so many hundredths of a minute: 0 … 3 up to 5, 10, 15, 30 minutes; 4 where there is none. */
export function shade(hundredths) {
  const at = EDGES.findIndex((edge) => hundredths <= edge * 100);
  return at < 0 ? 4 : at;
}

/** Colours of the classes: blue within the walk asked for, orange and red beyond it. */
export function shades(limit) {
  const near = [token("h5"), token("h4"), token("h3"), token("h2")];
  return [0, 1, 2, 3, 4].map((each) => (each < 4 && EDGES[each] <= limit ? near[each] : each === 4 ? token("c8") : token("c2")));
}
