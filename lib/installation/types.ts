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

/** What is counted; null where counting takes too long. */
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
};

/** What administrators see of their installation. */
export type Installation = {
  version: string;
  node: string;
  database: "SQLite" | "PostgreSQL";
  services: { project: string; state: ReturnType<typeof stateOf> }[];
  backup: LastBackup;
  sizes: Sizes;
  settings: SettingInForce[];
};
