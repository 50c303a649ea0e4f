// Opens a row of the queue beside the list by fetching the panel alone. Without script the same link loads the page with the panel in it.
let pending;

const panelOf = () => document.getElementById("panel");

async function open(link) {
  const panel = panelOf();
  const row = link.closest("tr");
  pending?.abort();
  pending = new AbortController();
  mark(row);
  panel.replaceChildren(document.getElementById("panel-loading").content.cloneNode(true));
  document.getElementById("queue").classList.add("with-panel");

  const query = new URLSearchParams({ closeUrl: panel.dataset.close, returnTo: new URL(link.href).pathname + new URL(link.href).search });
  try {
    const response = await fetch(`${link.dataset.panel}?${query}`, { signal: pending.signal, headers: { Accept: "text/html" } });
    // Signed out in between, or something unexpected: let the page itself say so.
    if (!response.ok || response.redirected) throw new Error(response.status);
    const html = new DOMParser().parseFromString(await response.text(), "text/html");
    panel.replaceChildren(...html.body.childNodes);
    history.pushState({}, "", link.href);
    document.dispatchEvent(new CustomEvent("partialload", { detail: panel }));
    panel.querySelector("h1[tabindex]")?.focus({ preventScroll: true });
  } catch (error) {
    if (error.name !== "AbortError") location.href = link.href;
  }
}

function close(href) {
  const current = document.querySelector("tr.open a");
  panelOf().replaceChildren();
  document.getElementById("queue").classList.remove("with-panel");
  mark(null);
  history.pushState({}, "", href);
  current?.focus();
}

function mark(row) {
  for (const old of document.querySelectorAll("tr.open")) {
    old.classList.remove("open");
    old.removeAttribute("aria-current");
  }
  row?.classList.add("open");
  row?.setAttribute("aria-current", "true");
}

document.addEventListener("click", event => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest?.("a[data-panel], a[data-panel-close]");
  if (!link || !panelOf()) return;
  event.preventDefault();
  if (link.dataset.panel) open(link);
  else close(link.href);
}, true);

document.addEventListener("keydown", event => {
  if (event.key === "Escape" && !event.target.matches("input, textarea, select")) {
    const link = panelOf()?.querySelector("a[data-panel-close]");
    if (link) close(link.href);
  }
});
