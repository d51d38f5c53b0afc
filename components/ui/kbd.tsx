import type { ReactNode } from "react";

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-[5px] border bg-sunken px-1 font-sans text-2xs font-medium text-ink-faint">
      {children}
    </kbd>
  );
}
