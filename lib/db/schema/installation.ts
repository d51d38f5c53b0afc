import type { Generated } from "kysely";
import type { Flag } from "./flag";

export type InstallationTables = {
  settings: SettingTable;
  secret_check: SecretCheckTable;
  instances: InstanceTable;
  sequences: SequenceTable;
  backups: BackupTable;
  backup_schedule: BackupScheduleTable;
};

/** Settings for the whole installation, changed by administrators. */
export type SettingTable = {
  name: "two-steps-required" | "passkeys-required" | "approval-rows";
  value: string;
  changed_at: number;
};

/** One row, sealed under the secret of this database, to detect another secret at startup. */
type SecretCheckTable = { id: number; sealed: string; key_id: string };

/** The running processes. `beat_at`: the last heartbeat, by the database's clock. */
type InstanceTable = { id: string; beat_at: number };

/** Counters, by name. */
type SequenceTable = { name: string; value: number };

/** Every attempt to make a backup, for the page that shows the last one. */
export type BackupTable = {
  id: string;
  kind: "scheduled" | "command";
  state: "running" | "done" | "failed";
  /** The path of the file. */
  file: string;
  bytes: number | null;
  encrypted: Generated<Flag>;
  /** Why it failed, in one line. */
  error: string | null;
  created_at: number;
  ended_at: number | null;
};

/** One row that decides which instance makes the next scheduled backup, by the database's clock. */
type BackupScheduleTable = {
  id: number;
  /** The start of the last attempt. */
  claimed_at: Generated<number>;
  /** The start of the last successful attempt. */
  done_at: Generated<number>;
  /** The id of the restore that created this database. */
  restored: Generated<string | null>;
};
