/** The height of a one-line row (px). */
export const DENSE_ROW_PX = 32;

const LARGE = [
  "grid items-center gap-x-2 px-3 grid-cols-[minmax(0,1fr)_auto]",
  "max-md:content-center max-md:gap-y-1.5",
].join(" ");
// All rows have the columns of the headings. A row with a problem uses those of address and name for both.
const COLUMNS =
  "md:grid-cols-[2.75rem_minmax(0,1.2fr)_minmax(0,0.8fr)_8.25rem_3.25rem_minmax(0,1.4fr)_2rem]";
const WITH_LIFETIMES =
  "md:grid-cols-[2.75rem_minmax(0,1.2fr)_minmax(0,0.8fr)_8.25rem_3.25rem_5rem_minmax(0,1.4fr)_2rem]";
const ONE_LINE = "grid items-center gap-x-2 px-3";

/** Returns the classes of a row with a problem: name below address; on phones a card with two columns. */
export function largeGrid(lifetimes: boolean): string {
  return `${LARGE} ${lifetimes ? WITH_LIFETIMES : COLUMNS}`;
}

/** Returns the classes of a one-line row, for wide screens. */
export function denseGrid(lifetimes: boolean): string {
  return `${ONE_LINE} ${lifetimes ? WITH_LIFETIMES : COLUMNS}`;
}
