import type { OutgoingMailTable } from "@/lib/db/schema";
import type { MailTemplateKind } from "@/lib/mail-templates/types";
import type { Locale } from "@/lib/platform/i18n/locales";

/** Why a message was not sent. */
export const CANCEL_REASONS = [
  "no-access",
  "deleted",
  "over",
  "no-time",
  "no-link",
  "suppressed",
  "never-sent",
  "outdated",
  "invalid-address",
  "stopped",
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** Which texts a message has. */
export type MailWords = MailTemplateKind | "test";

/** What can become of a message, in the order of the screen. */
export const MAIL_STATES = [
  "queued",
  "sending",
  "accepted",
  "rejected",
  "unknown",
  "canceled",
] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** The Mail screen. `server` is null where none is set. */
export type MailOverview = {
  server: { host: string; from: string; perMinute: number; perDomain: number } | null;
  counts: { state: MailState; count: number }[];
  /** What the server last said to a message that was put off. */
  problem: string | null;
  refused: { email: string; response: string; at: number }[];
  projects: { id: string; name: string; on: boolean; locale: Locale }[];
};

/** The newest message to a participant. */
export type LastMail = {
  id: string;
  kind: Exclude<OutgoingMailTable["kind"], "test">;
  state: MailState;
  reason: CancelReason | null;
  /** The server's words; empty without any. */
  response: string;
  /** When it ended, or was queued. */
  at: number;
};
