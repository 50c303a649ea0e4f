// "/" goes to the search field; Ctrl+Enter (Cmd+Enter) sends the form being written; a number presses the button that shows it.
document.addEventListener("keydown", event => {
  const isWriting = event.target.matches("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !isWriting && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const search = document.querySelector("input[type=search]");
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
