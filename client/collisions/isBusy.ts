/** Somebody types, or has a dialog, a menu or a list open: nothing may be taken from under their hands. */
export function isBusy(page: Document): boolean {
  if (page.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null) return true
  return page.activeElement?.closest('input, textarea, select, [contenteditable]:not([contenteditable="false"])') != null
}
