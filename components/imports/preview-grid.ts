const SHARED = [
  "grid items-center gap-x-2 px-3",
  "grid-cols-[minmax(0,1fr)_auto] max-md:content-center max-md:gap-y-1.5",
].join(" ");
const PLAIN = "md:grid-cols-[2.75rem_minmax(0,1.4fr)_8.25rem_3.25rem_minmax(0,1fr)_2rem]";
const WITH_LIFETIMES =
  "md:grid-cols-[2.75rem_minmax(0,1.4fr)_8.25rem_3.25rem_5rem_minmax(0,1fr)_2rem]";

/**
 * The columns of a preview's rows on wide screens, the name below the address so that both have room;
 * on phones a small card of two columns.
 */
export function previewGrid(lifetimes: boolean): string {
  return `${SHARED} ${lifetimes ? WITH_LIFETIMES : PLAIN}`;
}
