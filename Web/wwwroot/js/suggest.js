// While somebody describes what happens: the likely service, and what is known already. Asks after a pause in typing.
const pause = 450;
const least = 8;
const most = 1000;
let timer;
let pending;

async function ask(box, form) {
  const words = ["subject", "description"].map(id => form.querySelector(`#${id}`)?.value ?? "").join(" ").trim().slice(0, most);
  if (words === box.dataset.asked) return;
  box.dataset.asked = words;
  pending?.abort();
  if (words.length < least) return box.replaceChildren();
  pending = new AbortController();
  try {
    const response = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: words })}`, { signal: pending.signal, headers: { Accept: "text/html" } });
    // Help that does not come is no reason to disturb somebody who writes.
    if (!response.ok || response.redirected) return;
    const html = new DOMParser().parseFromString(await response.text(), "text/html");
    box.replaceChildren(...html.body.childNodes);
    if (form.querySelector("#service")?.value) box.querySelector("[data-pick-service]")?.parentElement.remove();
  } catch (error) {
    if (error.name !== "AbortError") box.replaceChildren();
  }
}

document.addEventListener("input", event => {
  const box = event.target.matches("#subject, #description") && event.target.form?.querySelector("[data-suggest]");
  if (!box) return;
  clearTimeout(timer);
  timer = setTimeout(() => ask(box, event.target.form), pause);
});

document.addEventListener("click", event => {
  const button = event.target.closest?.("[data-pick-service]");
  const select = button?.form?.querySelector("#service");
  if (!select) return;
  select.value = button.dataset.pickService;
  select.dispatchEvent(new Event("input", { bubbles: true }));
  button.parentElement.remove();
  select.focus();
});
