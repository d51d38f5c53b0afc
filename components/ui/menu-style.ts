/** The look of every entry of a menu. */
export const menuItemStyle = [
  "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-[7px] px-2.5 py-1.5 select-none",
  "outline-none data-[highlighted]:bg-hover data-[disabled]:cursor-default",
  "data-[disabled]:text-ink-faint [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint",
].join(" ");
