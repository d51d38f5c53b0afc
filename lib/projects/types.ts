import type { ErrorCode } from "@/lib/platform/errors";

export const PROJECT_KINDS = ["sandbox", "environment", "stored"] as const;

/** A project as administrators see it; of its key no more than the end. */
export type ProjectRow = {
  id: string;
  name: string;
  kind: (typeof PROJECT_KINDS)[number];
  /** The last characters of its key; null: it has none, or it was forgotten. */
  keyTail: string | null;
  conferences: number;
  /** Why its list of conferences could not be read last time. */
  problem: ErrorCode | null;
  createdAt: number;
  closed: boolean;
};
export type ProjectList = ProjectRow[];

/** What the switcher shows. */
export type ProjectChoice = { id: string; name: string; kind: ProjectRow["kind"] };
