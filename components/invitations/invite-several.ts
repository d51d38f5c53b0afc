import { addImportRows, createImport, startImport } from "@/lib/imports/actions";
import type { ImportRow } from "@/lib/imports/schema";
import { attempt } from "@/lib/platform/call-action";
import { newId } from "@/lib/platform/ids";
import { type ActionResult, ok } from "@/lib/platform/result";
import type { Addressee } from "./read-addressees";

type Options = { moderator: boolean; notify: boolean; lifetime: number | null };

/** Invites several people as an import, which never emails anyone twice. Returns the import's id. */
export async function inviteSeveral(
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
  const importId = newId();
  const checksum = checksumOf(rows);
  const total = rows.length;
  const name = people
    .map((person) => person.name || person.email)
    .join(", ")
    .slice(0, 60);
  const created = await attempt(() =>
    createImport({ id: importId, conferenceCode, mode: "invite", name, total }),
  );
  if (!created.ok) return created;
  const added = await attempt(() => addImportRows({ importId, index: 0, rows, checksum }));
  if (!added.ok) return added;
  const started = await attempt(() =>
    startImport({ importId, chunks: 1, total, checksum: checksumOfAll([checksum]) }),
  );
  return started.ok ? ok(importId) : started;
}
