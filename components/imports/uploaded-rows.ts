import type { ImportSummary } from "@/lib/imports/types";

/** Returns the number of uploaded rows; less than the total if the upload was interrupted. */
export function uploadedRows({ counts }: Pick<ImportSummary, "counts">): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
