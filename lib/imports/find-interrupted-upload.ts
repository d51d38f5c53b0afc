import type { SignedIn } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import type { ImportTable } from "@/lib/db/schema";
import type { Project } from "@/lib/connection/project";
import type { CreateImport } from "./schema";

/**
 * Returns this person's interrupted upload of the same list, with the numbers of its stored chunks. The same
 * list has the same name, size and checksums. Prefers an import with the new id.
 */
export async function findInterrupted(
  staff: SignedIn,
  project: Pick<Project, "id">,
  input: Omit<CreateImport, "mode"> & { mode: ImportTable["mode"]; checksums: readonly string[] },
): Promise<{ id: string; received: number[] } | null> {
  const arrived = await db()
    .selectFrom("imports")
    .leftJoin("import_chunks", "import_chunks.import_id", "imports.id")
    .select(["imports.id", "import_chunks.number", "import_chunks.checksum"])
    .where("imports.project_id", "=", project.id)
    .where("imports.conference_code", "=", input.conferenceCode)
    .where("imports.staff_id", "=", staff.id)
    .where("imports.mode", "=", input.mode)
    .where("imports.name", "=", input.name)
    .where("imports.total", "=", input.total)
    .where("imports.state", "=", "loading")
    .orderBy("imports.created_at", "desc")
    .execute();
  const found = new Map<string, { number: number | null; checksum: string | null }[]>();
  for (const chunk of arrived) found.set(chunk.id, [...(found.get(chunk.id) ?? []), chunk]);
  const same = [...found].filter(([, chunks]) =>
    chunks.every(({ number, checksum }) => number === null || input.checksums[number] === checksum),
  );
  const [id, chunks] = same.find(([each]) => each === input.id) ?? same[0] ?? [];
  if (!id || !chunks) return null;
  return { id, received: chunks.flatMap(({ number }) => (number === null ? [] : [number])) };
}
