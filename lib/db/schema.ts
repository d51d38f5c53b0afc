import type { Generated } from "kysely";

/**
 * The tables, the same for SQLite and PostgreSQL: ids are text (UUIDv7, or the code that Boomstream
 * gave), times are milliseconds since 1970 (UTC), booleans are 0 or 1, JSON is text.
 */
export type Database = {
  staff: StaffTable;
  sessions: SessionTable;
  welcomes: WelcomeTable;
  attempts: AttemptTable;
  refusals: RefusalTable;
  notices: NoticeTable;
  two_steps: TwoStepsTable;
  recovery_codes: RecoveryCodeTable;
  passkeys: PasskeyTable;
  passkey_challenges: PasskeyChallengeTable;
  logout_tokens: LogoutTokenTable;
  identities: IdentityTable;
  settings: SettingTable;
  approvals: ApprovalTable;
  projects: ProjectTable;
  conferences: ConferenceTable;
  pins: PinTable;
  conference_snapshots: ConferenceSnapshotTable;
  participants: ParticipantTable;
  invitations: InvitationTable;
  imports: ImportTable;
  import_chunks: ImportChunkTable;
  instances: InstanceTable;
  templates: TemplateTable;
  links: LinkTable;
  personal_links: PersonalLinkTable;
  revocations: RevocationTable;
  submissions: SubmissionTable;
  activity: ActivityTable;
  activity_head: ActivityHeadTable;
  activity_keys: ActivityKeyTable;
  activity_outbox: ActivityOutboxTable;
  syncs: SyncTable;
  selections: SelectionTable;
  writes: WriteTable;
  sequences: SequenceTable;
  staff_projects: StaffProjectTable;
  secret_check: SecretCheckTable;
  backups: BackupTable;
  backup_schedule: BackupScheduleTable;
  erasures: ErasureTable;
  erased_participants: ErasedParticipantTable;
  activity_erasures: ActivityErasureTable;
  outgoing_mail: OutgoingMailTable;
  mail_suppressions: MailSuppressionTable;
  reminder_rules: ReminderRuleTable;
  mail_templates: MailTemplateTable;
  reminder_opt_outs: ReminderOptOutTable;
  lost_link_pages: LostLinkPageTable;
  lost_link_requests: LostLinkRequestTable;
  replaced_links: ReplacedLinkTable;
};

/** 0 or 1: neither engine's own boolean, so that both store and compare the same. */
export type Flag = 0 | 1;

export type Role = "support" | "manager" | "administrator";

export type StaffTable = {
  id: string;
  /** Lower case; the identity at sign-in. */
  email: string;
  name: string;
  role: Role;
  /** argon2id in PHC form; null while no password is set. */
  password_hash: string | null;
  closed_at: number | null;
  created_at: number;
  version: Generated<number>;
  /** Whether they see only the projects in `staff_projects`; an administrator sees all. */
  limited: Generated<Flag>;
};

/** The projects that a limited member of staff may see. */
export type StaffProjectTable = { staff_id: string; project_id: string };

/** One row, sealed under the secret of the whole database: another secret can't open it. */
export type SecretCheckTable = { id: number; sealed: string; key_id: string };

export type SessionTable = {
  id: string;
  staff_id: string;
  user_agent: string;
  created_at: number;
  used_at: number;
  expires_at: number;
  ended_at: number | null;
  /** The network address that it was begun from; empty where that is not known. */
  address: Generated<string>;
  /** When the password was last given, or a change that asks for it was last made. */
  proved_at: Generated<number>;
  /** How it was begun: with a password or a passkey here, or at the identity provider. */
  method: Generated<"password" | "provider" | "passkey">;
  /** Whether the browser had signed in to the account before; null: from before Foyer noted it. */
  known_browser: Generated<Flag | null>;
  /** The session at the identity provider, if it said which. */
  provider_sid: Generated<string | null>;
};

/** One-time links by which a member of staff sets their password. */
export type WelcomeTable = {
  id: string;
  /** SHA-256 of the token, which is random enough (256 bits) to need no salt. */
  token_hash: string;
  staff_id: string;
  created_by: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
};

/** A password that is being checked, or was checked and found wrong. */
export type AttemptTable = {
  id: string;
  /** Keyed hash of the address typed: people type their password there, too. */
  account_key: string;
  address: string;
  at: number;
  failed: Generated<Flag>;
  /** The known browser that made it; empty for all others. */
  browser_id: Generated<string>;
};

/** What a person reads after they sign in, until they dismiss it. */
export type NoticeTable = {
  id: string;
  staff_id: string;
  kind: "failed-sign-ins" | "work-paused" | "staff-recovered" | "sign-in-reset";
  /** JSON of the values in its text. */
  details: string;
  created_at: number;
  dismissed_at: number | null;
};

/** When a refusal was last written into the activity. */
export type RefusalTable = { key: string; at: number };

/** The second step of signing in (RFC 6238), one for a person. */
export type TwoStepsTable = {
  staff_id: string;
  /** The shared secret in base32, sealed with AES-256-GCM. */
  sealed: string;
  key_id: string;
  created_at: number;
  /** Null while it is being set up: it is asked for only after a first right code. */
  confirmed_at: number | null;
  /** The time step of the newest code taken: a code works once, and none older than it. */
  last_step: Generated<number>;
};

/** Recovery codes for staff who lost their device: ten each, and each works once. */
export type RecoveryCodeTable = {
  staff_id: string;
  /** SHA-256 of the code, which is random enough (120 bits) to need no salt. */
  code_hash: string;
  used_at: number | null;
};

/** Passkeys (WebAuthn): the public halves. */
export type PasskeyTable = {
  /** The credential's id, in base64url, as the next one. */
  id: string;
  staff_id: string;
  public_key: string;
  /** How often the authenticator says that it was used; 0 where it does not count. */
  counter: number;
  name: string;
  created_at: number;
  used_at: number | null;
};

/** Challenges that a passkey has signed: each works once. */
export type PasskeyChallengeTable = { challenge: string; used_at: number };

/** Logout tokens of the identity provider that were used: each works once. */
export type LogoutTokenTable = { jti: string; used_at: number };

/** Who members of staff are at an identity provider (OpenID Connect). */
export type IdentityTable = {
  issuer: string;
  subject: string;
  staff_id: string;
  created_at: number;
};

/** What administrators have set for all of Foyer. */
export type SettingTable = {
  name: "two-steps-required" | "passkeys-required" | "approval-rows";
  value: string;
  changed_at: number;
};

/** Requests for a second person's approval. */
export type ApprovalTable = {
  id: string;
  project_id: string;
  conference_code: string;
  kind: "import" | "links";
  /** Null for links. */
  import_id: string | null;
  /** Rows of the import, or links. */
  rows: number;
  /** Who asked. */
  staff_id: string;
  staff_name: string;
  state: "open" | "approved" | "declined";
  created_at: number;
  /** Until when it can be decided; with approved links, until when they may be taken. */
  expires_at: number;
  decided_by: string | null;
  decided_at: number | null;
};

export type ProjectTable = {
  id: string;
  name: string;
  /** Where its key comes from: the local sandbox, the environment, or this table (sealed). */
  kind: "sandbox" | "environment" | "stored";
  sealed_key: string | null;
  key_id: string | null;
  /** The key's last characters, which may be shown. */
  key_tail: Generated<string>;
  /** Keyed hash of the key: the same key is not connected twice. */
  key_fingerprint: Generated<string | null>;
  created_at: number;
  closed_at: number | null;
  version: Generated<number>;
  /** 1: participants get a link of Foyer's own, see lib/personal-links. */
  personal_links: Generated<Flag>;
  /** How long before the start participants may join (minutes); null: at any time. */
  join_minutes: Generated<number | null>;
  /** 1: Foyer sends the mail about its invitations, in this language; see lib/mail. */
  mail: Generated<Flag>;
  mail_locale: Generated<string>;
};

/** The mirror of `conference/list` and `conference/info`: written only from Boomstream's answers. */
export type ConferenceTable = {
  project_id: string;
  code: string;
  title: string;
  title_key: string;
  description: string;
  folder_code: string | null;
  /** JSON of the other fields of `conference/info`; null until it was read. */
  details: string | null;
  /** Title, description and code, folded for search. */
  search: string;
  /** Active participants; null until the roster was read once. */
  participant_count: number | null;
  first_seen_at: number;
  /** When our last write was acknowledged, by the wall clock. For people only. */
  written_at: number;
  /** The order of that write: a list requested at this number or before does not overwrite it. */
  written_order: Generated<number>;
  deleted_at: number | null;
  /** What was last done to it outside Foyer, and when that was noticed. */
  outside: Generated<string | null>;
  outside_at: Generated<number | null>;
  version: Generated<number>;
  /** Until when one edit has it to itself; see lib/db/row-lease.ts. */
  edit_until: Generated<number>;
  /** When it starts (ms since 1970), in this time zone (IANA), for so long (seconds). */
  starts_at: Generated<number | null>;
  time_zone: Generated<string | null>;
  duration: Generated<number | null>;
  /** 1: the time comes from `conference/info`, so Foyer does not edit it. */
  time_from_service: Generated<Flag>;
};

/** Conferences that a person keeps at the top of their list. */
export type PinTable = {
  staff_id: string;
  project_id: string;
  conference_code: string;
  created_at: number;
};

/** What a deleted conference was: JSON of its fields, roster and message, to restore it as a new one. */
export type ConferenceSnapshotTable = {
  id: string;
  project_id: string;
  conference_code: string;
  title: string;
  people: number;
  content: string;
  staff_name: string;
  created_at: number;
  /** The conference that it was restored as. */
  restored_code: string | null;
};

/** The mirror of `client/list`. */
export type ParticipantTable = {
  project_id: string;
  code: string;
  conference_code: string;
  email: string;
  email_key: string;
  name: string;
  name_key: string;
  moderator: Flag;
  /** As the service wrote it; it names no zone. */
  added: string;
  revoked: Flag;
  /** Name, e-mail and code for search: folded, two spaces before each word. */
  search: string;
  /** The newest link known for this person. */
  link_id: string | null;
  /** A revocation that is planned or on its way. */
  revocation_id: string | null;
  first_seen_at: number;
  /** The order of the first list that contained them. */
  first_seen_order: Generated<number>;
  written_at: number;
  /** The order of our last acknowledged write: a list requested at this number or before does not overwrite it. */
  written_order: Generated<number>;
  /** When the roster stopped mentioning them at all. */
  gone_at: number | null;
  /** What was last done to them outside Foyer, and when that was noticed. */
  outside: Generated<string | null>;
  outside_at: Generated<number | null>;
  version: Generated<number>;
  edit_until: Generated<number>;
};

/** The ledger: one row for every act of inviting, whatever became of it. */
export type InvitationTable = {
  /** Made by the browser before sending, so that a repeated submit is the same invitation. */
  id: string;
  project_id: string;
  conference_code: string;
  /**
   * A first invitation, a new link for a participant, access given back; in an import also name and
   * role changed, or access taken away.
   */
  kind: "invite" | "link" | "restore" | "update" | "revoke";
  email: string;
  email_key: string;
  name: string;
  moderator: Flag;
  notify: Flag;
  /** With `notify`: 1 where Foyer sends the email, 0 where Boomstream does. Decided at each claim. */
  own_mail: Generated<Flag>;
  /** Seconds; null: no limit was asked for. */
  lifetime: number | null;
  avatar_url: string | null;
  state: "planned" | "sending" | "sent" | "failed" | "unknown" | "skipped";
  error_code: string | null;
  error_message: string | null;
  attempts: Generated<number>;
  participant_code: string | null;
  /** Empty: the participant asked for it, by pressing Join on their personal link. */
  staff_id: string;
  created_at: number;
  started_at: number | null;
  ended_at: number | null;
  /** The import that the row belongs to, and its row in the file; null for a single invitation. */
  import_id: Generated<string | null>;
  position: Generated<number | null>;
  /** With `skipped`: one of SKIP_REASONS. */
  skip_reason: Generated<string | null>;
  /** A person wants it sent although the address may have been invited already. */
  again: Generated<Flag>;
  /** Planned: not before. Unknown: when to look next; null there: only a person can decide. */
  due_at: Generated<number | null>;
  /** The process that sends or sent it. */
  instance_id: Generated<string | null>;
  /**
   * JSON: the participants with this address before the call. Null for a first invitation: not noted; for
   * every other row: the call did not begin.
   */
  known_before: Generated<string | null>;
  /** With `unknown`: how the answer was lost; `abandoned`: its process ended. */
  lost: Generated<"garbled" | "cut" | "late" | "abandoned" | null>;
  /** Counts the claims of this row: only the newest claim may write how it ended. */
  epoch: Generated<number>;
  /** The order at which this attempt began. */
  started_order: Generated<number>;
  /** The order at which its outcome was written. */
  ended_order: Generated<number>;
};

/** A list of people to be invited, changed or revoked, whose rows are in the ledger. */
export type ImportTable = {
  id: string;
  project_id: string;
  conference_code: string;
  mode: "invite" | "sync" | "renew";
  /** The file's name or a list's first words; empty without any. */
  name: string;
  state: "loading" | "prepared" | "waiting" | "running" | "paused" | "cancelled" | "done";
  /** Who began it, for the activity of its rows. */
  staff_id: string;
  staff_name: string;
  session_id: string;
  total: number;
  /** Why it waits, and until when; null while it does not. */
  problem: string | null;
  retry_at: number | null;
  created_at: number;
  /** The order at its creation: it starts once a roster was requested after this. */
  created_order: Generated<number>;
  started_at: number | null;
  ended_at: number | null;
};

/** A part of an import's rows that has arrived. */
export type ImportChunkTable = {
  import_id: string;
  /** From 0. */
  number: number;
  checksum: string;
  rows: number;
};

/** The processes at work, by when they last said so. */
/** `beat_at`: its last heartbeat, by the database's clock. */
export type InstanceTable = { id: string; beat_at: number };

/** The message of a conference for links that people send themselves; no row: the default. */
export type TemplateTable = {
  project_id: string;
  conference_code: string;
  text: string;
  staff_id: string;
  written_at: number;
  version: Generated<number>;
};

/** Invite links, sealed with AES-256-GCM: Boomstream shows each of them once. */
export type LinkTable = {
  id: string;
  project_id: string;
  conference_code: string;
  invitation_id: string;
  email_key: string;
  /** Null until a roster shows the participant that the invitation created. */
  participant_code: string | null;
  sealed: string;
  key_id: string;
  /** A keyed hash that finds a pasted link; the link can't be derived from it. */
  fingerprint: string | null;
  created_at: number;
  /** Null: no limit was asked for. */
  expires_at: number | null;
};

/** Foyer's own links, one for a participant, where the project uses them. */
export type PersonalLinkTable = {
  id: string;
  project_id: string;
  conference_code: string;
  participant_code: string;
  /** SHA-256 of the token, which is random enough (128 bits) to need no salt. */
  token_hash: string;
  /** The token, sealed with AES-256-GCM, to copy the link again. */
  sealed: string;
  key_id: string;
  /** The newest Boomstream link that Join made. */
  link_id: string | null;
  created_at: number;
  /** When a browser first showed the page; mail scanners with a browser count, too. */
  opened_at: number | null;
  /** When Join was first pressed. */
  joined_at: number | null;
  /** How often Join was pressed. */
  joins: Generated<number>;
};

/** Access to be taken away once the Undo seconds are over. */
export type RevocationTable = {
  id: string;
  project_id: string;
  conference_code: string;
  participant_code: string;
  staff_id: string;
  state: "planned" | "sending" | "done" | "undone" | "failed" | "unknown";
  error_code: string | null;
  error_message: string | null;
  /** By the database's clock. */
  due_at: number;
  created_at: number;
  /** By the database's clock. */
  started_at: number | null;
  ended_at: number | null;
  /** Counts the claims: only the newest claim may write how it ended. */
  epoch: Generated<number>;
  /** The process that claimed it last. */
  instance_id: Generated<string | null>;
};

/** A form that is run at most once, by an id that the browser created. */
export type SubmissionTable = {
  id: string;
  staff_id: string;
  project_id: string;
  action: string;
  state: "sending" | "done" | "failed" | "unknown";
  /** JSON of the ActionResult, once there is one. */
  result: string | null;
  /** By the database's clock. */
  created_at: number;
  ended_at: number | null;
};

export type ActivityTable = {
  id: string;
  at: number;
  staff_id: string | null;
  staff_name: string;
  session_id: string | null;
  project_id: string | null;
  action: string;
  conference_code: string | null;
  participant_code: string | null;
  /** What a person would call it: a title or an e-mail address. */
  subject: string;
  before: string | null;
  after: string | null;
  outcome: "planned" | "done" | "refused" | "failed" | "unknown";
  error_code: string | null;
  /** 1, 2, 3… without a gap. */
  seq: number;
  /** Over this row and the hash of the one before it; see lib/audit/chain.ts. */
  hash: string;
  /** Names the key that signed it; empty for entries from before entries were signed. */
  key_id: Generated<string>;
};

/** Keys of replaced secrets, sealed under the current one: entries that they signed stay verifiable. */
export type ActivityKeyTable = {
  key_id: string;
  sealed: string;
  sealing_key_id: string;
  retired_at: number;
};

/** How far the activity was sent to another system, one row for each destination. */
export type ActivityOutboxTable = {
  /** Keyed hash of the destination. */
  target: string;
  /** The last entry that was sent. */
  sent_seq: number;
  /** By the database's clock: one instance sends at a time. */
  lease_until: number;
  /** Identifies the lease: a sender whose lease was taken over records nothing. */
  lease_order: number;
};

/** One row: the end of the activity's chain. Each append locks it. */
export type ActivityHeadTable = { id: number; seq: number; hash: string };

/** How fresh each mirrored list is, and the lease of its refresh. */
export type SyncTable = {
  /** `conferences` or `roster:CODE`. */
  key: string;
  project_id: string;
  /** When the list in the mirror was requested. */
  synced_at: number | null;
  /** The order of the newest answer in the mirror. */
  synced_order: Generated<number>;
  /** When it was last requested, by the database's clock. */
  attempted_at: number | null;
  error_code: string | null;
  error_message: string | null;
  /** By the database's clock. */
  lease_until: number;
  /** Identifies the lease: a refresh whose lease was taken over releases nothing. */
  lease_order: Generated<number>;
  /** The order of the newest answer that the mirror was compared with; null: none was yet. */
  compared_order: Generated<number | null>;
};

/** A stored selection of participants: a bulk action applies to exactly those that were shown. */
export type SelectionTable = {
  id: string;
  staff_id: string;
  project_id: string;
  conference_code: string;
  /** JSON list of participant codes. */
  codes: string;
  created_at: number;
};

/**
 * Our writes to Boomstream, committed before each call. A refresh uses them to distinguish our changes
 * from external ones. A row is deleted once a list has certainly shown its effect.
 */
export type WriteTable = {
  id: string;
  project_id: string;
  conference_code: string | null;
  /** The participant that it changes, if any. */
  participant_code: string | null;
  /** The address that it invites, if any. */
  email_key: string | null;
  /** JSON: the new values. */
  told: string;
  /** JSON: the values in the mirror before; null when there were none. */
  was: string | null;
  started_at: number;
};

/** Counters, by name. */
export type SequenceTable = { name: string; value: number };

/** Backups that were made or tried, for people who look when the last one was. */
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

/** One row: which instance makes the next scheduled backup, by the database's clock. */
export type BackupScheduleTable = {
  id: number;
  /** When the last try began. */
  claimed_at: Generated<number>;
  /** When the last try that succeeded began. */
  done_at: Generated<number>;
  /** The restore that this database comes from. */
  restored: Generated<string | null>;
};

/** People whose data is erased once nothing about them is in flight. */
export type ErasureTable = {
  id: string;
  email_key: string;
  /** Who asked for it. */
  staff_id: string;
  staff_name: string;
  session_id: string;
  created_at: number;
};

/** Participants without access that Boomstream still lists and the mirror leaves out. */
export type ErasedParticipantTable = { project_id: string; code: string };

/** Activity entries that lost personal data; see lib/audit/erase.ts. */
export type ActivityErasureTable = {
  /** The erasure that the entry `person.erase` of the activity names. */
  erasure_id: string;
  seq: number;
  /** SHA-256 over what the entry says since. */
  digest: string;
};

/** The outbox: one row for each message, whatever became of it. Links and texts are not stored. */
export type OutgoingMailTable = {
  /** Also the Message-ID, the same for every try. */
  id: string;
  /** Its place in the order in which messages were queued, which no wall clock decides. */
  seq: number;
  /** What it is about: the same message is queued once. */
  key: string;
  kind: "invitation" | "time-changed" | "canceled" | "reminder" | "lost-link" | "test";
  /** Both empty: a test. */
  project_id: string;
  conference_code: string;
  email: string;
  email_key: string;
  domain: string;
  invitation_id: string | null;
  rule_id: string | null;
  locale: string;
  /** Who caused it; empty: Foyer, by a rule or a change. */
  staff_id: string;
  state: "queued" | "sending" | "accepted" | "rejected" | "unknown" | "canceled";
  /** With `canceled`: one of lib/outbox/reasons.ts. */
  reason: string | null;
  /** What the server last said. */
  response: string | null;
  attempts: Generated<number>;
  /** Counts the claims of this row: only the newest claim may write how it ended. */
  epoch: Generated<number>;
  instance_id: string | null;
  /** Not before, by the database's clock. */
  due_at: number;
  /** When it was last claimed, by the database's clock: the rates count this. */
  claimed_at: number | null;
  created_at: number;
  ended_at: number | null;
  /** 1: the newest message about the time that this person may have in their calendar. */
  latest: Generated<Flag>;
  /** The calendar part (RFC 5546): its method, SEQUENCE and time. */
  method: "REQUEST" | "CANCEL" | null;
  sequence: number | null;
  starts_at: number | null;
  ends_at: number | null;
};

/** Addresses that a mail server refused: nothing is sent to them until a person lifts it. */
export type MailSuppressionTable = {
  email_key: string;
  email: string;
  response: string;
  created_at: number;
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

/** The texts of Foyer's mail that a team wrote itself; no row, or empty texts: those of the level above. */
export type MailTemplateTable = {
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

/** Links by which a person stops the reminders of a conference. */
export type ReminderOptOutTable = {
  /** SHA-256 of the token, which is derived from the secret and this row's person and conference. */
  token_hash: string;
  project_id: string;
  conference_code: string;
  email: string;
  email_key: string;
  created_at: number;
  /** Null: they may be reminded. */
  stopped_at: number | null;
};

/** The public page of a conference on which participants ask for their link. */
export type LostLinkPageTable = {
  project_id: string;
  conference_code: string;
  /** In the page's address: 128 random bits. */
  token: string;
  created_at: number;
};

/** A request for a lost link. Background work handles and deletes it within seconds. */
export type LostLinkRequestTable = {
  id: string;
  project_id: string;
  conference_code: string;
  email: string;
  email_key: string;
  created_at: number;
};

/** Personal links that were replaced: their page says where the newest one can be asked for. */
export type ReplacedLinkTable = {
  token_hash: string;
  project_id: string;
  conference_code: string;
  created_at: number;
};
