import { requireProject } from "@/lib/access/resolve-project";
import { create } from "@/lib/conferences/create";
import { readConference } from "@/lib/conferences/read-conference";
import { readSnapshot } from "@/lib/conferences/read-snapshot";
import { withTransaction } from "@/lib/db/transaction";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { fillCopy } from "./fill-copy";
import type { DuplicateConference } from "./schema";
import type { Copied } from "./types";

/** Creates a conference with the fields and the message of another one, and optionally its people. */
export async function duplicateConference({
  id,
  code,
  title,
  roster,
}: DuplicateConference): Promise<ActionResult<Copied>> {
  const { staff, project } = await requireProject("manager", { conference: code });
  const source = await readConference(project, code);
  if (!source || source.deleted) return fail("not-found");
  const { fields, template, mailTexts, people } = await readSnapshot(project, source);
  const created = await create(staff, project, { ...fields, id, title });
  if (!created.ok) return created;
  const copy = {
    formId: id,
    code: created.data.code,
    name: source.title,
    template,
    mailTexts,
    people: roster ? people : [],
  };
  return ok(await withTransaction((tx) => fillCopy(tx, staff, project, copy)));
}
