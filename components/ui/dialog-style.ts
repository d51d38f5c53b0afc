/** What lies between the page and a dialog. */
export const scrimStyle =
  "fixed inset-0 z-50 bg-scrim data-[state=open]:animate-fade data-[state=closed]:animate-fade-out";

/** The panel of a dialog: centred on wide screens, a sheet from below on phones. */
export const dialogStyle = [
  "fixed z-50 flex flex-col bg-raised shadow-sheet outline-none",
  "inset-x-0 bottom-0 max-h-[92dvh] rounded-t-2xl pb-[env(safe-area-inset-bottom)]",
  "md:inset-x-auto md:bottom-auto md:top-[14vh] md:left-1/2 md:w-[calc(100%-3rem)]",
  "md:max-h-[76vh] md:-translate-x-1/2 md:rounded-2xl md:pb-0",
  "max-md:data-[state=open]:animate-sheet md:data-[state=open]:animate-fade",
  "data-[state=closed]:animate-fade-out",
].join(" ");

/** The row of buttons below: at the right on wide screens, stacked with the last on top on phones. */
export const footerStyle = [
  "flex flex-col-reverse gap-2 px-5 pt-2 pb-4 md:flex-row md:justify-end md:px-6 md:pb-5",
  "max-md:[&>button]:h-11 max-md:[&>button]:text-md",
].join(" ");
