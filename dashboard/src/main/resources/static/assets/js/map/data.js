// What the map reads: cells and points, which a browser keeps, and the minutes of the moment. The page
// has told the browser to fetch them before any script ran, at these very addresses.

/** No walk within half an hour. */
export const NONE = 0xffff;

const STATES = { O: "OPEN", C: "CLOSED", D: "DOWN" };

async function read(address, how) {
  const answer = await fetch(address);
  // Somebody whose session has ended is led to the form, which is no map.
  if (!answer.ok || answer.redirected) throw new Error(String(answer.redirected ? 401 : answer.status));
  return answer[how]();
}

/**
 * The cells: `lon`, `lat`, `people` (-1 where nobody knows), `district` (-1 in none) and `hundredths`
 * of a minute, column by column; `side` as a part of the world's width.
 */
export async function readCells(drawn) {
  const [sheet, minutes] = await Promise.all([read(drawn.cells, "arrayBuffer"), read(drawn.minutes, "arrayBuffer")]);
  const size = new Int32Array(sheet, 0, 1)[0];
  const columns = [0, 1, 2, 3].map((column) => new Int32Array(sheet, 8 + 4 * size * column, size));
  return {
    size,
    side: new Int32Array(sheet, 4, 1)[0] / 1e9,
    lon: degrees(columns[0]),
    lat: degrees(columns[1]),
    people: columns[2],
    district: columns[3],
    hundredths: new Uint16Array(minutes, 0, size),
  };
}

/** Each is told as the difference to the one before, in parts of a degree. */
function degrees(differences) {
  const all = new Float64Array(differences.length);
  let sum = 0;
  for (let i = 0; i < all.length; i++) {
    sum += differences[i];
    all[i] = sum / 1e5;
  }
  return all;
}

/** The points with their states. */
export async function readPoints(drawn) {
  const told = await read(drawn.points, "json");
  return told.id.map((id, i) => ({
    id, name: told.name[i], kind: told.kind[i], hours: told.hours[i], lon: told.lon[i], lat: told.lat[i],
    state: STATES[drawn.states[i]],
  }));
}

/**
 * The rings of districts by code, in degrees; none where nobody has drawn them. They are for orientation
 * only: a map without them is better than none.
 */
export async function readBoundaries(drawn) {
  if (!drawn.boundaries) return {};
  const address = new URL(`../../maps/${drawn.boundaries}.json`, import.meta.url);
  return read(address, "json").then((told) => told.districts, () => ({}));
}

let places;

/** Where each cell stands among the cells, by its id; only plans need it. */
export function cellPlaces(drawn) {
  places ??= read(drawn.ids, "json").then((ids) => new Map(ids.map((id, i) => [id, i])));
  return places;
}
