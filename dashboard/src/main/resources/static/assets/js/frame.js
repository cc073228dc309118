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
// Paper is light: what is drawn on canvases is drawn anew for it, at once, and again for the screen.
for (const [event, paper] of [["beforeprint", true], ["afterprint", false]]) {
  addEventListener(event, () => {
    if (!dark()) return;
    const { theme } = root.dataset;
    document.querySelector("link[data-dark]").media = paper ? "not all" : theme === "dark" ? "screen" : "screen and (prefers-color-scheme: dark)";
    document.dispatchEvent(new CustomEvent("themechange", { detail: { paper } }));
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

// A page that came while the database was away, and that nothing keeps up to date, says when it is back.
if (document.querySelector("[data-trouble]:not([hidden])") && !document.querySelector("[data-live], [data-refresh]")) import("./watch.js");

const dialog = document.getElementById("how");
let asked = null;
/** What the dialog shows for a link: a metric's definition, or a word of the glossary. */
async function told(link) {
  const { how, word } = link.dataset;
  // where the figure stands goes along, so that the ways on from it lead there
  const address = how ? `/metrics/${encodeURIComponent(how)}/definition${new URL(link.href).search}` : "/help/glossary";
  const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (how) {
    const definition = page.querySelector("[data-definition]");
    return { title: definition.dataset.definition, nodes: [definition] };
  }
  const term = page.getElementById(word);
  return { title: term.querySelector("dt b").textContent, nodes: [...term.querySelectorAll("dd:not([data-also])")] };
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-how], a[data-word]");
  if (!link || !dialog || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    const { title, nodes } = await told(link);
    document.getElementById("how-title").textContent = title;
    dialog.querySelector("[data-how-body]").replaceChildren(...nodes.map((each) => document.importNode(each, true)));
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
  const { how, word } = asked?.dataset ?? {};
  const link = asked?.isConnected ? asked : document.querySelector(how ? `a[data-how="${CSS.escape(how)}"]` : `a[data-word="${CSS.escape(word ?? "")}"]`);
  link?.focus();
  asked = null;
});
