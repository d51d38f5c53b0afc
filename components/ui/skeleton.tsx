import clsx from "clsx";

/** A gray bar, shown while a text is loading; set the width and height of the text. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx("block h-3.5 animate-shimmer rounded-md bg-hover", className)}
    />
  );
}
