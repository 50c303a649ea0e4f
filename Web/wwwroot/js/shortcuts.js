// "/" goes to the search field; Ctrl+Enter (Cmd+Enter) sends the form being written; a number presses the button that shows it.
document.addEventListener("keydown", event => {
  const isWriting = event.target.matches("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !isWriting && !event.ctrlKey && !event.metaKey && !event.altKey) {
    // The first that is seen: the side bar's, or on a phone the one at the top.
    const search = [...document.querySelectorAll("input[type=search]")].find(field => field.checkVisibility());
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  }
  if (/^[1-9]$/.test(event.key) && !isWriting && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat) {
    document.querySelector(`button[data-key="${event.key}"]`)?.click();
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) {
    event.target.form?.requestSubmit();
  }
});
