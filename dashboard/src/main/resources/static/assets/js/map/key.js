// What the colours and signs mean.

import { word } from "../format.js";
import { find } from "./rows.js";
import { shades } from "./shades.js";
import { inks, sign } from "./signs.js";

const SIDE = 16;

export function key(limit) {
  const colours = shades(limit);
  const names = [word("circleUpTo", 5), word("circleUpTo", 10), word("circleUpTo", 15), word("circleUpTo", 30), word("circleBeyond")];
  const entries = names.map((name, i) => [name, (c) => { c.fillStyle = colours[i]; c.fillRect(2, 2, 12, 12); }]);
  for (const kind of ["TERMINAL", "HALL", "CENTRE", "MAILBOX"]) entries.push([word(`kind.${kind}`), (c) => sign(c, 8, 8, 5.5, kind, "OPEN", inks())]);
  for (const each of ["CLOSED", "DOWN"]) entries.push([word(`state.${each}`), (c) => sign(c, 8, 8, 5.5, "HALL", each, inks())]);
  find("key").replaceChildren(...entries.map(([name, draw]) => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 2 * SIDE;
    const c = canvas.getContext("2d");
    c.scale(2, 2);
    draw(c);
    const entry = document.createElement("span");
    entry.append(canvas, name);
    return entry;
  }));
}
