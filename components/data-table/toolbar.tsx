import type { ReactNode } from "react";

/** The row of search and filters above a table. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className="mb-4 flex flex-wrap items-end gap-2.5 md:items-center">{children}</div>;
}
