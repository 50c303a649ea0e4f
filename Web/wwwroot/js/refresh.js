// A part that changes by itself, such as the progress of a training, is fetched again while it says so.
const every = 3_000;

setInterval(async () => {
  const part = document.querySelector("[data-refresh]");
  if (!part || document.visibilityState !== "visible") return;
  try {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!response.ok || response.redirected || !part.isConnected) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById(part.id);
    // It is over: what came of it stands elsewhere on the page.
    if (!fresh?.matches("[data-refresh]")) return location.reload();
    // Buttons keep their focus, and a reader's place is not lost.
    if (part.contains(document.activeElement)) part.querySelector(".progress")?.replaceWith(fresh.querySelector(".progress"));
    else part.replaceWith(fresh);
  } catch {
    // The next try comes by itself.
  }
}, every);
