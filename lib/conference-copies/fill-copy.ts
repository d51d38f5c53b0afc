import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import type { SignedIn } from "@/lib/access/guard";
import type { AuthorizedProject } from "@/lib/access/resolve-project";
import type { Snapshot } from "@/lib/conferences/schema";
import type { Database } from "@/lib/db/schema";
import { prepareImport } from "@/lib/imports/prepare";
import type { Copied } from "./types";

type Copy = {
  formId: string;
  code: string;
  /** The name of the prepared import. */
  name: string;
  template: string;
  mailTexts: Snapshot["mailTexts"];
  people: Snapshot["people"];
};

/** Copies the texts and the people of another conference. Idempotent by the form's id. */
export async function fillCopy(
  tx: Transaction<Database>,
  staff: SignedIn,
  project: AuthorizedProject,
  { formId, code, name, template, mailTexts, people }: Copy,
): Promise<Copied> {
  if (template !== "") {
    await tx
      .insertInto("templates")
      .values({
        project_id: project.id,
        conference_code: code,
        text: template,
        staff_id: staff.id,
        written_at: Date.now(),
      })
      .onConflict((conflict) => conflict.columns(["project_id", "conference_code"]).doNothing())
      .execute();
  }
  if (mailTexts.length > 0) {
    const written = { staff_id: staff.id, written_at: Date.now() };
    await tx
      .insertInto("mail_templates")
      .values(
        mailTexts.map((texts) => ({
          project_id: project.id,
          conference_code: code,
          ...texts,
          ...written,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  if (people.length === 0) return { code, importId: null };
  const importId = derivedId(formId);
  await prepareImport(tx, staff, project, { id: importId, conferenceCode: code, name, people });
  return { code, importId };
}

/** Returns a UUID (version 8, RFC 9562) that is always the same for one form. */
function derivedId(formId: string): string {
  const hex = createHash("sha256").update(`prepared import ${formId}`).digest("hex");
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return [...parts, hex.slice(20, 32)].join("-");
}
