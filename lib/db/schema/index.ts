import type { ActivityTables } from "./activity";
import type { ConferenceTables } from "./conferences";
import type { ErasureTables } from "./erasures";
import type { InstallationTables } from "./installation";
import type { LedgerTables } from "./ledger";
import type { LinkTables } from "./links";
import type { MailTables } from "./mail";
import type { MirrorTables } from "./mirror";
import type { ParticipantTables } from "./participants";
import type { ProjectTables } from "./projects";
import type { StaffTables } from "./staff";

export type { ActivityTable } from "./activity";
export type { ErasureTable } from "./erasures";
export type { BackupTable, SettingTable } from "./installation";
export type { ApprovalTable, ImportTable, InvitationTable } from "./ledger";
export type { LinkTable, LostLinkRequestTable, PersonalLinkTable } from "./links";
export type { OutgoingMailTable, ReminderOptOutTable, ReminderRuleTable } from "./mail";
export type { ParticipantTable, RevocationTable } from "./participants";
export type { ProjectTable } from "./projects";
export type { Role, SessionTable, StaffTable, TwoStepsTable } from "./staff";
export type { Flag } from "./flag";

/**
 * All tables, one file per area. They are the same for SQLite and PostgreSQL: ids are text (UUIDv7, or a
 * code from Boomstream), times are milliseconds since 1970 (UTC), booleans are 0 or 1, JSON is text.
 */
export type Database = ActivityTables &
  ConferenceTables &
  ErasureTables &
  InstallationTables &
  LedgerTables &
  LinkTables &
  MailTables &
  MirrorTables &
  ParticipantTables &
  ProjectTables &
  StaffTables;
