// Narrows the glossary while one types; the form does the same on the server.

import { word } from "./format.js";

const box = document.getElementById("q");
const terms = [...document.querySelectorAll("[data-term]")].map((node) => ({ node, text: node.textContent.toLowerCase() }));

function narrow() {
  const asked = box.value.toLowerCase().trim().split(/\s+/);
  let left = 0;
  for (const { node, text } of terms) {
    node.hidden = !asked.every((each) => text.includes(each));
    if (!node.hidden) left += 1;
  }
  for (const part of document.querySelectorAll("[data-part]")) part.hidden = !part.querySelector("[data-term]:not([hidden])");
  document.querySelector("[data-none]").hidden = left > 0;
  document.querySelector("[data-found]").textContent = word("glossary.found", left, terms.length);
}

// Narrowed by the server already, the page has not all of them.
if (box && !box.value) box.addEventListener("input", narrow);
