import clsx from "clsx";
import { Mark } from "./mark";

/** The sign and the name. */
export function Wordmark({ large = false }: { large?: boolean }) {
  return (
    <span className={clsx("inline-flex items-center", large ? "gap-2.5" : "gap-2")}>
      <Mark className={large ? "size-8" : "size-6"} />
      <span
        className={clsx("font-semibold tracking-[-0.03em] text-ink", large ? "text-xl" : "text-lg")}
      >
        Foyer
      </span>
    </span>
  );
}
