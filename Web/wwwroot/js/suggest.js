// While somebody describes what happens: the likely service, and what is known already. Asks after a pause in typing.
const pause = 450;
const least = 8;
const most = 1000;
let timer;
let pending;

// Offered only where the form has the field and it says something else.
function offers(form, id, line) {
  const button = line.querySelector("[data-pick]");
  const at = button.dataset.pick.split(" ").indexOf(id);
  const field = form.querySelector(`#${id}`);
  const all = button.dataset.pick.split(" ").map(name => form.querySelector(`#${name}`)?.value).join(" ");
  return field && at >= 0 && all !== button.dataset.value;
}

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
    for (const line of box.querySelectorAll("[data-pick-for]")) {
      if (!line.dataset.pickFor.split(" ").every(id => offers(form, id, line))) line.remove();
    }
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

document.addEventListener("click", event => {
  const button = event.target.closest?.("[data-pick]");
  if (!button?.form) return;
  const values = button.dataset.value.split(" ");
  button.dataset.pick.split(" ").forEach((id, at) => {
    const field = button.form.querySelector(`#${id}`);
    if (!field) return;
    field.value = values[at];
    field.dispatchEvent(new Event("input", { bubbles: true }));
    if (at === 0) field.focus();
  });
  button.parentElement.remove();
});
