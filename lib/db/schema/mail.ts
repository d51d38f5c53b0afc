import type { Generated } from "kysely";
import type { Flag } from "./flag";

export type MailTables = {
  outgoing_mail: OutgoingMailTable;
  mail_suppressions: MailSuppressionTable;
  mail_templates: MailTemplateTable;
  reminder_rules: ReminderRuleTable;
  reminder_opt_outs: ReminderOptOutTable;
};

/** The email queue: one row for each message, with its outcome. Links and texts are not stored. */
export type OutgoingMailTable = {
  /** Also the Message-ID, the same for every attempt. */
  id: string;
  /** The order in which messages were queued, independent of wall clocks. */
  seq: number;
  /** Identifies the message, so that it is queued once. */
  key: string;
  kind: "invitation" | "time-changed" | "canceled" | "reminder" | "lost-link" | "test";
  /** Both empty: a test message. */
  project_id: string;
  conference_code: string;
  email: string;
  email_key: string;
  domain: string;
  invitation_id: string | null;
  rule_id: string | null;
  locale: string;
  /** The person who caused it; empty: a reminder rule or a changed time. */
  staff_id: string;
  state: "queued" | "sending" | "accepted" | "rejected" | "unknown" | "canceled";
  /** With `canceled`: one of CANCEL_REASONS in lib/mail/types.ts. */
  reason: string | null;
  /** The last response of the email server. */
  response: string | null;
  attempts: Generated<number>;
  /** Counts the claims of this row: only the newest claim may store the outcome. */
  epoch: Generated<number>;
  instance_id: string | null;
  /** Not before, by the database's clock. */
  due_at: number;
  /** When it was last claimed, by the database's clock; used for the rate limits. */
  claimed_at: number | null;
  created_at: number;
  ended_at: number | null;
  /** 1: the newest message about the conference's time that this person may have in their calendar. */
  latest: Generated<Flag>;
  /** The calendar part (RFC 5546): its method, SEQUENCE and time. */
  method: "REQUEST" | "CANCEL" | null;
  sequence: number | null;
  starts_at: number | null;
  ends_at: number | null;
};

/** Addresses that an email server refused. Nothing is sent to them until a person lifts the suppression. */
type MailSuppressionTable = {
  email_key: string;
  email: string;
  response: string;
  created_at: number;
};

/** Email templates that a team changed. No row, or empty texts: the level above applies. */
type MailTemplateTable = {
  project_id: string;
  /** Empty: for all conferences of the project. */
  conference_code: string;
  /** One of MAIL_TEMPLATES in lib/mail-templates/types.ts. */
  kind: string;
  locale: string;
  subject: string;
  text: string;
  staff_id: string;
  written_at: number;
  version: Generated<number>;
};

/** When reminders of a conference are sent. */
export type ReminderRuleTable = {
  id: string;
  project_id: string;
  conference_code: string;
  moment: "before" | "after";
  /** Before the start, or after the end. */
  minutes: number;
  audience: "all" | "moderators" | "unopened";
  paused: Generated<Flag>;
  staff_id: string;
  created_at: number;
};

/** Links with which a person stops the reminders of a conference. */
export type ReminderOptOutTable = {
  /** SHA-256 of the token. The token is derived from the secret, the person and the conference. */
  token_hash: string;
  project_id: string;
  conference_code: string;
  email: string;
  email_key: string;
  created_at: number;
  /** Null: reminders are sent. */
  stopped_at: number | null;
};
