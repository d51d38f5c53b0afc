import type { ErrorCode } from "@/lib/platform/errors";

/** How fresh a list is. */
export type Freshness = {
  /** When it was last read from Boomstream (ms); null: never. */
  syncedAt: number | null;
  /** Why the last refresh failed. */
  problem: { code: ErrorCode; message?: string } | null;
};
