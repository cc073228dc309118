// A question about many cases takes seconds: say that it is being worked on, once.
const status = document.querySelector("[data-wait-status]");

function wait(button, words) {
  button.setAttribute("aria-busy", "true");
  button.textContent = words;
  if (status) {
    status.textContent = words;
  }
}

for (const form of document.querySelectorAll("form[data-waits]")) {
  const button = form.querySelector("[data-waiting]");
  const words = button.textContent;
  form.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    wait(button, button.dataset.waiting);
  });
  for (const link of form.querySelectorAll("[data-waits-link]")) {
    link.addEventListener("click", () => wait(button, button.dataset.waiting));
  }
  // Back from the next page, it must work again.
  window.addEventListener("pageshow", () => {
    button.removeAttribute("aria-busy");
    button.textContent = words;
  });
}

// A tall drawing begins at its worst place.
const worst = document.querySelector(".flow .worst");
const flow = document.querySelector(".flow");
if (worst && flow && flow.scrollWidth > flow.clientWidth) {
  const box = worst.getBoundingClientRect();
  flow.scrollLeft += box.left + box.width / 2 - flow.getBoundingClientRect().left - flow.clientWidth / 2;
}
