// Choosing rows of the queue: counts them, offers only what the state of all of them allows, and chooses all or none at once.
const boxes = () => [...document.querySelectorAll("input[name='Form.Chosen'][type=checkbox]")];
const barOf = () => document.getElementById("chosen");

function show() {
  const bar = barOf();
  if (!bar) return;
  const all = boxes();
  const chosen = all.filter(box => box.checked);
  const count = bar.querySelector("[data-chosen]");
  if (chosen.length) count.textContent = count.dataset.pattern.replace("#", chosen.length);
  const moves = chosen.map(box => (box.closest("tr").dataset.moves ?? "").split(" "));
  for (const button of bar.querySelectorAll("[data-move]")) {
    button.hidden = !moves.every(legal => legal.includes(button.dataset.move));
  }
  const master = document.querySelector("[data-choose-all]");
  if (!master) return;
  master.hidden = false;
  master.checked = chosen.length > 0 && chosen.length === all.length;
  master.indeterminate = chosen.length > 0 && chosen.length < all.length;
}

function choose(isChosen) {
  for (const box of boxes()) box.checked = isChosen;
  show();
}

document.addEventListener("change", event => {
  if (event.target.matches("[data-choose-all]")) choose(event.target.checked);
  else if (event.target.matches("input[name='Form.Chosen']")) show();
});

document.addEventListener("click", event => {
  if (!event.target.closest?.("[data-choose-none]")) return;
  event.preventDefault();
  choose(false);
}, true);

document.addEventListener("rowschanged", show);
globalThis.Blazor?.addEventListener?.("enhancedload", show);
show();
