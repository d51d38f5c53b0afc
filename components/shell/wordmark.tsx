import clsx from "clsx";

type WordmarkProps = {
  large?: boolean;
  /** Classes of the name alone, to hide it where only the logo fits. */
  textClass?: string;
};

/** The logo and the name. */
export function Wordmark({ large = false, textClass }: WordmarkProps) {
  return (
    <span className={clsx("inline-flex items-center", large ? "gap-2.5" : "gap-2")}>
      <Logo className={large ? "size-8" : "size-6"} />
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

/** An arched doorway with its door ajar. */
function Logo({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className}>
      <path d="M4 22V10a8 8 0 0 1 16 0v12Z" className="fill-accent-soft" />
      <path
        d="M4 22V10a8 8 0 0 1 16 0v12M1.5 22h21"
        className="fill-none stroke-accent"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
      <path d="M4.8 21.9V10a7.2 7.2 0 0 1 6.7-7.18V20.2Z" className="fill-accent" />
      <circle cx="9.3" cy="12.6" r="0.95" className="fill-accent-ink" />
    </svg>
  );
}
