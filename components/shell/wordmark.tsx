import clsx from "clsx";
import { Mark } from "./mark";

type WordmarkProps = {
  large?: boolean;
  /** For the name alone, which has to go where there is only room for the sign. */
  textClass?: string;
};

/** The sign and the name. */
export function Wordmark({ large = false, textClass }: WordmarkProps) {
  return (
    <span className={clsx("inline-flex items-center", large ? "gap-2.5" : "gap-2")}>
      <Mark className={large ? "size-8" : "size-6"} />
      <span
        className={clsx(
          "font-semibold tracking-[-0.03em] text-ink",
          large ? "text-xl" : "text-lg",
          textClass,
        )}
      >
        Foyer
      </span>
    </span>
  );
}
