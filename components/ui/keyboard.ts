/** Returns true if a shortcut must ignore a key: in a field, menu or dialog, or with a modifier. */
export function isKeyTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("[role$=dialog], [role=menu]")) return true;
  const focus = document.activeElement;
  const field = "input:not([type=checkbox]), textarea, select, [contenteditable]";
  return Boolean(focus?.closest(field));
}
