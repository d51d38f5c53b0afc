/** Returns true if a key belongs to something else: a field, a menu, a dialog, or a modifier. */
export function isKeyTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("[role$=dialog], [role=menu]")) return true;
  const focus = document.activeElement;
  const field = "input:not([type=checkbox]), textarea, select, [contenteditable]";
  return Boolean(focus?.closest(field));
}
