import type { ImportSummary } from "@/lib/imports/types";

/** How many rows of an import are here; fewer than its total while, or because, its list is not. */
export function arrived({ counts }: Pick<ImportSummary, "counts">): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
