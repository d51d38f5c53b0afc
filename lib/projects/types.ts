import type { ErrorCode } from "@/lib/platform/errors";

const PROJECT_KINDS = ["sandbox", "environment", "stored"] as const;

/** A project for administrators; contains only the end of its key. */
export type ProjectRow = {
  id: string;
  name: string;
  kind: (typeof PROJECT_KINDS)[number];
  /** The last characters of its key; null: it has none, or it was deleted. */
  keyTail: string | null;
  conferences: number;
  /** Why its list of conferences could not be fetched last time. */
  problem: ErrorCode | null;
  createdAt: number;
  closed: boolean;
  /** Participants get personal links. */
  personalLinks: boolean;
  /** How long before the start Join opens (minutes); null: at any time. */
  joinMinutes: number | null;
};
export type ProjectList = ProjectRow[];

/** A project in the switcher. */
export type ProjectChoice = {
  id: string;
  name: string;
  kind: ProjectRow["kind"];
  /** Foyer, and not Boomstream, emails its invitations. */
  ownMail?: true;
};
