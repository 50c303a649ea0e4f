// Keeps half-typed words per form in this tab, over opening another incident and over a restart. Sent words are forgotten.
const keyOf = field => {
  const form = field.form?.dataset.draft;
  return form && field.name && field.type !== "password" && field.type !== "hidden" ? `draft:${form}:${field.name}` : null;
};

export function restore(root = document) {
  for (const field of root.querySelectorAll("form[data-draft] :is(textarea, input, select)")) {
    const key = keyOf(field);
    const words = key && sessionStorage.getItem(key);
    if (!words) continue;
    if (field.type === "checkbox") field.checked = words === "true";
    else if (!field.value) field.value = words;
  }
}

document.addEventListener("input", event => {
  const key = keyOf(event.target);
  if (!key) return;
  const words = event.target.type === "checkbox" ? String(event.target.checked) : event.target.value;
  if (words && words !== "false") sessionStorage.setItem(key, words);
  else sessionStorage.removeItem(key);
});

// What the server refuses comes back in the form itself, so a sent form needs no draft.
document.addEventListener("submit", event => {
  for (const field of event.target.elements) {
    const key = keyOf(field);
    if (key) sessionStorage.removeItem(key);
  }
}, true);

restore();
document.addEventListener("partialload", event => restore(event.detail));
globalThis.Blazor?.addEventListener?.("enhancedload", () => restore());
