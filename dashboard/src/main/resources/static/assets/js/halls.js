// The halls move by themselves; a hall that opens or closes its queue brings the page anew.

import { patch } from "./patch.js";
import { sortable } from "./tables.js";
import { follow } from "./live.js";
import { tell } from "./freshness.js";

const root = document.querySelector("[data-live]");
let picture = JSON.parse(document.getElementById("picture").textContent);
const codes = (halls) => halls.map((hall) => hall.code).sort().join();

for (const table of root.querySelectorAll("[data-sortable]")) sortable(table, () => picture.halls);

follow("halls", (next) => {
  tell(next.freshness);
  if (next.day !== picture.day || codes(next.halls) !== codes(picture.halls)) {
    location.reload();
    return;
  }
  picture = next;
  patch(root, picture);
});
