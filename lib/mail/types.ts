import type { OutgoingMailTable } from "@/lib/db/schema";
import type { MailTemplateKind } from "@/lib/mail-templates/types";
import type { Locale } from "@/lib/platform/i18n/locales";

/** The reason why a message was not sent. */
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

/** The texts of a message. */
export type MailTextKind = MailTemplateKind | "test";

/** The states of a message, in the order of the screen. */
export const MAIL_STATES = [
  "queued",
  "sending",
  "accepted",
  "rejected",
  "unknown",
  "canceled",
] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** The data of the Email screen. `server` is null if none is configured. */
export type MailOverview = {
  server: { host: string; from: string; perMinute: number; perDomain: number } | null;
  counts: { state: MailState; count: number }[];
  /** The server's last response to a message that is being retried. */
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
  /** The server's response; empty without one. */
  response: string;
  /** When the result was stored, or else when the message was queued. */
  at: number;
};
