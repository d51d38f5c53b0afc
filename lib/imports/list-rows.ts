import { findProject } from "@/lib/access/resolve-project";
import { db } from "@/lib/db/db";
import { isErrorCode } from "@/lib/platform/errors";
import * as z from "@/lib/platform/zod";
import type { ImportRowsParams } from "./schema";
import { type ImportedRow, type ImportRowsPage, SKIP_REASONS } from "./types";

const PAGE_ROWS = 100;
/** Skip reasons that a corrected address or a second check can resolve. */
const FIXABLE = ["malformed", "repeated", "chosen", "left", "revoked"] as const;
const Cursor = z.catch(z.coerce.number().check(z.minimum(0)), 0);
const Reason = z.catch(z.nullable(z.enum(SKIP_REASONS)), null);

/** Returns the rows of an import in file order, after a position; null if the import does not exist. */
export async function listImportRows(
  importId: string,
  { outcome }: ImportRowsParams,
  cursor?: string,
): Promise<ImportRowsPage | null> {
  const { project } = await findProject("support", { import: importId });
  if (!project) return null;
  const stored = await db()
    .selectFrom("imports")
    .select("id")
    .where("project_id", "=", project.id)
    .where("id", "=", importId)
    .executeTakeFirst();
  if (!stored) return null;
  const all = db().selectFrom("invitations").where("invitations.import_id", "=", importId);
  const matching =
    outcome === "all"
      ? all
      : outcome === "undecided"
        ? all.where("state", "=", "unknown").where("due_at", "is", null)
        : outcome === "fixable"
          ? all.where((eb) =>
              eb.or([
                eb("state", "=", "failed"),
                eb.and([eb("state", "=", "skipped"), eb("skip_reason", "in", FIXABLE)]),
              ]),
            )
          : all.where("state", "=", outcome);
  const found = await matching
    .leftJoin("links", "links.id", "invitations.id")
    .select([
      "invitations.id",
      "invitations.position",
      "invitations.kind",
      "invitations.state",
      "invitations.email",
      "invitations.name",
      "invitations.moderator",
      "invitations.notify",
      "invitations.error_code",
      "invitations.error_message",
      "invitations.skip_reason",
      "invitations.attempts",
      "invitations.started_at",
      "invitations.ended_at",
      "invitations.due_at",
      "invitations.participant_code",
      "links.id as link_id",
      "links.expires_at",
    ])
    .where("invitations.position", ">", Cursor.parse(cursor ?? 0))
    .orderBy("invitations.position")
    .limit(PAGE_ROWS + 1)
    .execute();
  const page = found.slice(0, PAGE_ROWS);
  const { n } = await matching
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return {
    rows: page.map(
      ({ kind, state, skip_reason, error_code, error_message, ...row }): ImportedRow => ({
        id: row.id,
        position: row.position ?? 0,
        action: kind,
        outcome: state,
        email: row.email,
        name: row.name,
        moderator: row.moderator === 1,
        notify: row.notify === 1,
        error: isErrorCode(error_code)
          ? { code: error_code, ...(error_message && { message: error_message }) }
          : null,
        reason: Reason.parse(skip_reason),
        attempts: row.attempts,
        at: row.ended_at ?? row.started_at,
        undecided: state === "unknown" && row.due_at === null,
        participantCode: row.participant_code,
        link: row.link_id === null ? null : { expiresAt: row.expires_at },
      }),
    ),
    nextCursor: found.length > PAGE_ROWS ? String(page.at(-1)?.position) : null,
    total: Number(n),
  };
}
