/** What a filter above a table is made of: its name beside it, on phones inside it to save height. */
export const filterStyle = {
  frame: "max-md:flex-1",
  row: "relative flex gap-2 md:items-center",
  label:
    "text-ink-muted max-md:absolute max-md:top-1 max-md:left-3 max-md:z-1 max-md:text-2xs md:text-sm",
  control: "max-md:h-11.5! max-md:pt-4",
} as const;
