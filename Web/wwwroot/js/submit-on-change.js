// A slider shows its number while it moves and asks for the outcome when it is let go; without script a button does.
document.addEventListener("input", ({ target }) => {
  if (!target.matches?.("[data-submit-on-change]")) return;
  const output = target.form.querySelector(`output[for="${target.id}"]`);
  if (output) output.value = output.value.replace(/\d+/, target.value);
});

document.addEventListener("change", ({ target }) => {
  if (target.matches?.("[data-submit-on-change]")) target.form.requestSubmit();
});
