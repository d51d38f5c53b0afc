import type { ImportSummary } from "@/lib/imports/types";

/** Returns how many rows of an import are uploaded. If the upload was interrupted, it is fewer than the total. */
export function uploadedRows({ counts }: Pick<ImportSummary, "counts">): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
