// What every page has: the theme switch, menus that close, and the panel "how is this counted".

const root = document.documentElement;

function dark() {
  const theme = root.dataset.theme;
  return theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

for (const link of document.querySelectorAll("[data-theme-switch]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    root.dataset.theme = dark() ? "light" : "dark";
    document.querySelector("link[data-dark]").media = dark() ? "screen" : "not all";
    document.cookie = `theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax`;
    document.dispatchEvent(new CustomEvent("themechange"));
  });
}
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
  document.dispatchEvent(new CustomEvent("themechange")),
);

document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll(".tools details[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const open of document.querySelectorAll(".tools details[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  }
  if (event.key === "/" && !event.target.closest("input, textarea, select") && !event.ctrlKey && !event.metaKey) {
    const find = document.querySelector(".find input");
    if (find) {
      event.preventDefault();
      find.focus();
    }
  }
});

const dialog = document.getElementById("how");
let asked = null;
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-how]");
  if (!link || !dialog || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    const answer = await fetch(`/metrics/${encodeURIComponent(link.dataset.how)}/definition`, {
      headers: { "X-Requested-With": "fetch" },
    });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const definition = page.querySelector("[data-definition]");
    if (!definition) throw new Error("no definition");
    document.getElementById("how-title").textContent = definition.dataset.definition;
    dialog.querySelector("[data-how-body]").replaceChildren(document.importNode(definition, true));
    asked = link;
    dialog.showModal();
  } catch {
    location.href = link.href;
  }
});
dialog?.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
// The browser gives the focus back to the link, unless the live picture has replaced it meanwhile or
// the focus was elsewhere while the definition was on its way.
dialog?.addEventListener("close", () => {
  const link = asked?.isConnected ? asked : document.querySelector(`a[data-how="${CSS.escape(asked?.dataset.how ?? "")}"]`);
  link?.focus();
  asked = null;
});
