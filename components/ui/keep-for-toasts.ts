/** Where the toasts are; a press there is not one beside an open dialog. */
export const TOASTS = "data-toasts";

/** For a dialog's `onInteractOutside`: using a toast does not close the dialog. */
export function keepForToasts(event: Event): void {
  if (event.target instanceof Element && event.target.closest(`[${TOASTS}]`))
    event.preventDefault();
}
