// The catalogue can be searched: by either language's words, by id, by what is counted.

import { word } from "./format.js";

const form = document.querySelector("[data-filter]");
const input = document.getElementById("filter");
const entries = [...document.querySelectorAll("article[data-entry]")].map((node) => ({ id: node.dataset.entry, node, text: node.textContent.toLowerCase() }));

function filter() {
  const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Set(entries.filter((entry) => wanted.every((part) => entry.text.includes(part))).map((entry) => entry.id));
  for (const node of document.querySelectorAll("[data-entry]")) node.hidden = !found.has(node.dataset.entry);
  for (const group of document.querySelectorAll(".basis")) group.hidden = !group.querySelector("[data-entry]:not([hidden])");
  for (const list of document.querySelectorAll(".toc ol")) list.previousElementSibling.hidden = !list.querySelector("[data-entry]:not([hidden])");
  document.querySelector("[data-none]").hidden = found.size > 0;
  form.querySelector("[data-found]").textContent = word("found", found.size, entries.length);
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
input.addEventListener("input", filter);
filter();

// a link to an entry opens it, and paper shows them all
function reveal() {
  const entry = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.querySelector("details");
  if (entry) entry.open = true;
}
addEventListener("hashchange", reveal);
reveal();
addEventListener("beforeprint", () => {
  for (const { node } of entries) node.querySelector("details").open = true;
});
