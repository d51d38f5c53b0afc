import type { stateOf } from "@/lib/boomstream/client";
import type { SettingInForce } from "@/lib/platform/env";

/** The tables whose rows are counted, in the order shown. */
export const COUNTED_TABLES = [
  "conferences",
  "participants",
  "invitations",
  "links",
  "activity",
  "sessions",
] as const;

/** The numbers of rows; null if counting takes too long. */
export type Sizes = Record<(typeof COUNTED_TABLES)[number], number | null> & {
  /** Bytes. */
  database: number | null;
  /** Bytes left for the data folder; null on PostgreSQL. */
  free: number | null;
};

/** The newest backup that succeeded, and why a newer one failed. */
export type LastBackup = {
  done: { at: number; file: string; bytes: number } | null;
  failure: { at: number; error: string } | null;
  /** Whether backups are made on a schedule. */
  scheduled: boolean;
  /** True if a scheduled backup is overdue. */
  overdue: boolean;
};

/** The team's email server and its queue; null if none is set. */
export type MailState = {
  host: string;
  queued: number;
  unknown: number;
  /** When the oldest message was queued. */
  oldest: number | null;
  /** The reason why the newest queued message was not sent. */
  problem: string | null;
} | null;

/** The entries that are not yet sent to FOYER_ACTIVITY_STREAM; null if it is not set. */
export type StreamState = { unsent: number; late: boolean } | null;

/** The background work of every instance. */
export type WorkerName =
  | "heartbeat"
  | "revocations"
  | "abandoned rows"
  | "imports"
  | "mail"
  | "mail plan"
  | "unknown rows"
  | "import rosters"
  | "finished imports"
  | "future times"
  | "erasures"
  | "roster sweep"
  | "activity stream"
  | "activity checkpoint"
  | "retention"
  | "checkpoint"
  | "backups"
  | "file check";

/** The state of an installation, for administrators. */
export type Installation = {
  version: string;
  node: string;
  database: "SQLite" | "PostgreSQL";
  services: { project: string; state: ReturnType<typeof stateOf> }[];
  backup: LastBackup;
  mail: MailState;
  stream: StreamState;
  sizes: Sizes;
  settings: SettingInForce[];
};
