/** The classes of text inputs, text areas and selects. At font sizes below 16 pixels, iOS zooms into the field. */
export const controlStyle = [
  "w-full rounded-control border border-control bg-surface text-ink shadow-key",
  "text-md md:text-base transition-[border-color,background-color] hover:border-ink-faint",
  "focus-visible:border-accent focus-visible:outline-offset-0 focus-visible:outline-accent",
  "aria-invalid:border-danger aria-invalid:focus-visible:outline-danger",
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint",
].join(" ");
