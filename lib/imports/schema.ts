import { Title } from "@/lib/platform/title";
import * as z from "@/lib/platform/zod";
import { Code } from "@/lib/conferences/schema";
import { AvatarUrl, Lifetime } from "@/lib/invitations/schema";
import { Email, Name } from "@/lib/participants/schema";
import { OUTCOMES, ROW_ACTIONS, SKIP_REASONS } from "./types";

/** Maximum number of rows of an import, and of one chunk: the body of a server action is limited to 1 MB. */
export const MAX_ROWS = 100_000;
export const CHUNK_ROWS = 500;

const ImportedEmail = z.string().check(z.maxLength(320));

/**
 * One row of an import. The server stores it unchanged, because the checksum covers it: addresses are
 * normalized (NFKC, trimmed), names trimmed.
 */
export const ImportRow = z
  .object({
    /**
     * The row in the file, from 1. People who are only on the roster have positions after the last row.
     * Unique.
     */
    position: z.int().check(z.minimum(1), z.maximum(10_000_000)),
    action: z.enum(ROW_ACTIONS),
    /** An address; any text with `skip`. */
    email: ImportedEmail,
    /** Empty: none; `update` then keeps the name. */
    name: z.string().check(z.maxLength(200, "nameLong")),
    /** Applied by `invite`, `restore` and `link` too: pass the current role to keep it. */
    moderator: z.boolean(),
    notify: z.boolean(),
    lifetime: Lifetime,
    avatarUrl: AvatarUrl,
    /** The participant; null only with `invite` and `skip`. */
    participantCode: z.nullable(Code),
    /** Null without `skip`. */
    reason: z.nullable(z.enum(SKIP_REASONS)),
  })
  .check(
    z.refine(({ action, email }) => action === "skip" || isAddress(email), {
      path: ["email"],
      error: "emailWrong",
    }),
    z.refine(
      ({ action, participantCode }) =>
        action === "invite" || action === "skip" || participantCode !== null,
      { path: ["participantCode"], error: "wrong" },
    ),
  );
export type ImportRow = z.infer<typeof ImportRow>;

function isAddress(email: string): boolean {
  const parsed = Email.safeParse(email);
  return parsed.success && parsed.data === email;
}

const Checksum = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/**
 * Creates an import whose rows are uploaded in chunks. Idempotent by id, which the browser makes. With
 * checksums, resumes an interrupted upload of the same list under its id.
 */
export const CreateImport = z.object({
  id: z.uuid(),
  conferenceCode: Code,
  mode: z.enum(["invite", "sync"]),
  /** The file's name, or the first words of a pasted list. */
  name: z.pipe(Title, z.string().check(z.maxLength(200))),
  /** The number of rows. */
  total: z.int().check(z.minimum(1), z.maximum(MAX_ROWS)),
  checksums: z.optional(z.array(Checksum).check(z.maxLength(MAX_ROWS / CHUNK_ROWS))),
});
export type CreateImport = z.infer<typeof CreateImport>;

/** One chunk. Idempotent by index and checksum. */
export const AddImportRows = z.object({
  importId: z.uuid(),
  /** From 0. */
  index: z.int().check(z.minimum(0), z.maximum(MAX_ROWS)),
  rows: z.array(ImportRow).check(z.minLength(1), z.maxLength(CHUNK_ROWS)),
  /** SHA-256 (hex) of `canonicalRows(rows)`. */
  checksum: Checksum,
});
export type AddImportRows = z.infer<typeof AddImportRows>;

/** Starts an import after all chunks are uploaded. */
export const StartImport = z.object({
  importId: z.uuid(),
  chunks: z.int().check(z.minimum(1)),
  total: z.int().check(z.minimum(1)),
  /** SHA-256 (hex) of the chunks' checksums, concatenated in order. */
  checksum: Checksum,
});
export type StartImport = z.infer<typeof StartImport>;

/** Starts an import that was prepared from a roster. */
export const StartPrepared = z.object({
  importId: z.uuid(),
  notify: z.boolean(),
  lifetime: Lifetime,
});
export type StartPrepared = z.infer<typeof StartPrepared>;

/** Pauses, resumes or cancels an import. */
export const OneImport = z.object({ importId: z.uuid() });
export type OneImport = z.infer<typeof OneImport>;

/**
 * A person's decision on rows with an unknown outcome: `check` the roster again, `link-only` (a new link
 * without an email), `send-again`, or `leave` (skip). `all`: every unknown row of the import.
 */
export const DecideImportRows = z.object({
  importId: z.uuid(),
  ids: z.union([
    z.literal("all"),
    z.array(z.uuid()).check(z.minLength(1), z.maxLength(CHUNK_ROWS)),
  ]),
  decision: z.enum(["check", "link-only", "send-again", "leave"]),
});
export type DecideImportRows = z.infer<typeof DecideImportRows>;

/** Corrected values of skipped and failed rows, to send. */
export const FixImportRows = z.object({
  importId: z.uuid(),
  rows: z
    .array(z.object({ id: z.uuid(), email: Email, name: Name }))
    .check(z.minLength(1), z.maxLength(CHUNK_ROWS)),
});
export type FixImportRows = z.infer<typeof FixImportRows>;

/** The new name of an import. */
export const RenameImport = z.object({
  importId: z.uuid(),
  name: z.pipe(
    Title,
    z.string().check(z.minLength(1, "nameMissing"), z.maxLength(200, "nameLong")),
  ),
});
export type RenameImport = z.infer<typeof RenameImport>;

/** New links for everyone with access whose link expires before a time (ms since 1970). */
export const RenewExpiring = z.object({
  id: z.uuid(),
  conferenceCode: Code,
  before: z.int().check(z.minimum(0)),
  lifetime: Lifetime,
  notify: z.boolean(),
});
export type RenewExpiring = z.infer<typeof RenewExpiring>;

/** The filter of the rows. `undecided`: unknown rows that need a decision; `fixable`: see list-rows.ts. */
export const ImportRowsParams = z.object({
  outcome: z.catch(z.enum(["all", "undecided", "fixable", ...OUTCOMES]), "all"),
});
export type ImportRowsParams = z.infer<typeof ImportRowsParams>;

/**
 * Returns the rows of a chunk as text, identical in the browser and on the server. The chunk's checksum is
 * its SHA-256.
 */
export function canonicalRows(rows: ImportRow[]): string {
  return JSON.stringify(
    rows.map((row) => [
      row.position,
      row.action,
      row.email,
      row.name,
      row.moderator,
      row.notify,
      row.lifetime,
      row.avatarUrl,
      row.participantCode,
      row.reason,
    ]),
  );
}
