import clsx from "clsx";

/** A gray bar in the place of a text that is loading; give it the text's width and height. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={clsx("block h-3.5 animate-shimmer rounded-md bg-hover", className)}
    />
  );
}
