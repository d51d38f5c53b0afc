import * as z from "@/lib/platform/zod";
import { Code } from "@/lib/conferences/schema";
import { AvatarUrl, Lifetime } from "@/lib/invitations/schema";
import { Email, Name } from "@/lib/participants/schema";
import { OUTCOMES, ROW_ACTIONS, SKIP_REASONS } from "./types";

/** Rows in one import, and in one chunk of it: a server action's body ends at 1 MB. */
export const MAX_ROWS = 100_000;
export const CHUNK = 500;

const ImportedEmail = z.string().check(z.maxLength(320));

/**
 * One row of an import, as the preview left it. Nothing in it is changed on the way (the checksum
 * is of what was sent): addresses come normalised (NFKC, trimmed), names trimmed.
 */
export const ImportRow = z
  .object({
    /** The row in the file, from 1; people whom the file does not have come after its end. Unique. */
    position: z.int().check(z.minimum(1), z.maximum(10_000_000)),
    action: z.enum(ROW_ACTIONS),
    /** With `skip` whatever the file had; else an address. */
    email: ImportedEmail,
    /** Empty: none; `update` then leaves the name alone. */
    name: z.string().check(z.maxLength(200, "nameLong")),
    /** `invite`, `restore` and `link` set it too, so it must be the roster's unless it shall change. */
    moderator: z.boolean(),
    notify: z.boolean(),
    lifetime: Lifetime,
    avatarUrl: AvatarUrl,
    /** Who on the roster is meant; null only with `invite` and `skip`. */
    participantCode: z.nullable(Code),
    /** Only with `skip`. */
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
 * Begins an import; its rows follow in chunks. The browser makes the id: the same twice is one. With
 * the chunks' checksums, a list that was cut off goes on under the id that it had.
 */
export const CreateImport = z.object({
  id: z.uuid(),
  conferenceCode: Code,
  mode: z.enum(["invite", "sync"]),
  /** The file's name, or the first words of a pasted list. */
  name: z.string().check(z.trim(), z.maxLength(200)),
  /** How many rows will come. */
  total: z.int().check(z.minimum(1), z.maximum(MAX_ROWS)),
  checksums: z.optional(z.array(Checksum).check(z.maxLength(MAX_ROWS / CHUNK))),
});
export type CreateImport = z.infer<typeof CreateImport>;

/** One chunk. Sent again with the same index and checksum it changes nothing. */
export const AddImportRows = z.object({
  importId: z.uuid(),
  /** From 0. */
  index: z.int().check(z.minimum(0), z.maximum(MAX_ROWS)),
  rows: z.array(ImportRow).check(z.minLength(1), z.maxLength(CHUNK)),
  /** SHA-256 (hex) of `canonicalRows(rows)`. */
  checksum: Checksum,
});
export type AddImportRows = z.infer<typeof AddImportRows>;

/** Starts an import once all has arrived. */
export const StartImport = z.object({
  importId: z.uuid(),
  chunks: z.int().check(z.minimum(1)),
  total: z.int().check(z.minimum(1)),
  /** SHA-256 (hex) of the chunks' checksums in their order, one after the other without a gap. */
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

/** Pausing, resuming, cancelling. */
export const OneImport = z.object({ importId: z.uuid() });
export type OneImport = z.infer<typeof OneImport>;

/**
 * What a person decides about rows whose outcome is unknown: look at the roster again, a new link
 * without e-mail, send again as it was, or leave it. `all`: every unknown row of the import.
 */
export const DecideImportRows = z.object({
  importId: z.uuid(),
  ids: z.union([z.literal("all"), z.array(z.uuid()).check(z.minLength(1), z.maxLength(CHUNK))]),
  decision: z.enum(["check", "link-only", "send-again", "leave"]),
});
export type DecideImportRows = z.infer<typeof DecideImportRows>;

/** Corrected values of skipped and failed rows, to be sent. */
export const FixImportRows = z.object({
  importId: z.uuid(),
  rows: z
    .array(z.object({ id: z.uuid(), email: Email, name: Name }))
    .check(z.minLength(1), z.maxLength(CHUNK)),
});
export type FixImportRows = z.infer<typeof FixImportRows>;

/** Another name of an import. */
export const RenameImport = z.object({
  importId: z.uuid(),
  name: z.string().check(z.trim(), z.minLength(1, "nameMissing"), z.maxLength(200, "nameLong")),
});
export type RenameImport = z.infer<typeof RenameImport>;

/** New links for everybody with access whose link expires before a moment (ms since 1970). */
export const RenewExpiring = z.object({
  id: z.uuid(),
  conferenceCode: Code,
  before: z.int().check(z.minimum(0)),
  lifetime: Lifetime,
  notify: z.boolean(),
});
export type RenewExpiring = z.infer<typeof RenewExpiring>;

/** The rows shown; `undecided`: unknown ones that wait for a person; `fixable`: see list-rows.ts. */
export const ImportRowsParams = z.object({
  outcome: z.catch(z.enum(["all", "undecided", "fixable", ...OUTCOMES]), "all"),
});
export type ImportRowsParams = z.infer<typeof ImportRowsParams>;

/**
 * The rows of a chunk as one text that is the same in the browser and on the server; its SHA-256 is
 * the chunk's checksum.
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
