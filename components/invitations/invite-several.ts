import { addImportRows, createImport, startImport } from "@/lib/imports/actions";
import type { ImportRow } from "@/lib/imports/schema";
import { attempt } from "@/lib/platform/call-action";
import { type ActionResult, ok } from "@/lib/platform/result";
import type { Addressee } from "./read-addressees";

type Options = { moderator: boolean; notify: boolean; lifetime: number | null };

/**
 * Invites several people as an import with this id, and returns the id. Idempotent: can be called again after
 * a lost response.
 */
export async function inviteSeveral(
  importId: string,
  conferenceCode: string,
  people: readonly Addressee[],
  { moderator, notify, lifetime }: Options,
): Promise<ActionResult<string>> {
  const { checksumOf, checksumOfAll } = await import("@/lib/imports/preview/checksum");
  const rows = people.map(({ email, name }, index): ImportRow => ({
    position: index + 1,
    action: "invite",
    email,
    name,
    moderator,
    notify,
    lifetime,
    avatarUrl: "",
    participantCode: null,
    reason: null,
  }));
  const checksum = checksumOf(rows);
  const total = rows.length;
  const name = people
    .map((person) => person.name || person.email)
    .join(", ")
    .slice(0, 60);
  const created = await attempt(() =>
    createImport({ id: importId, conferenceCode, mode: "invite", name, total }),
  );
  // The import with this id is not loading anymore: an earlier attempt started it.
  if (!created.ok && created.error.code === "conflict") return ok(importId);
  if (!created.ok) return created;
  const added = await attempt(() => addImportRows({ importId, index: 0, rows, checksum }));
  if (!added.ok) return added;
  const started = await attempt(() =>
    startImport({ importId, chunks: 1, total, checksum: checksumOfAll([checksum]) }),
  );
  return started.ok ? ok(importId) : started;
}
