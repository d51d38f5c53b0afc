import { AccessError, type SignedIn } from "@/lib/access/guard";
import { mayCopyLinks } from "@/lib/approvals/may-copy-links";
import { record } from "@/lib/audit/record";
import { findProject, requireProject } from "@/lib/access/resolve-project";
import type { Download } from "@/lib/access/file-response";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import type { Locale } from "@/lib/platform/i18n/locales";
import type { Project } from "@/lib/connection/project";
import * as z from "@/lib/platform/zod";
import { tableDownload, TableFormat } from "@/lib/access/table-download";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import { allRows, failedRows, textsOf } from "./result-rows";
import type { OneImport } from "./schema";

export const ResultsParams = z.object({
  format: TableFormat,
  only: z.catch(z.optional(z.enum(["failed"])), undefined),
});
export type ResultsParams = z.infer<typeof ResultsParams>;

/**
 * Returns the rows of an import as a file; null if there is no import. The file has all rows with outcomes
 * and links, or only the failed rows with headings that an import can read. Writes the activity entry first.
 * Throws AccessError `approval-needed` for many links.
 */
export async function downloadResults(
  id: string,
  { format, only }: ResultsParams,
  locale: Locale,
): Promise<Download | null> {
  const { staff, project } = await findProject("manager", { import: id });
  if (!project) return null;
  const stored = await db()
    .selectFrom("imports")
    .select(["name", "conference_code", "total"])
    .where("project_id", "=", project.id)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!stored) return null;
  if (!only && !(await mayTakeResults(staff, project, stored))) {
    throw new AccessError("approval-needed");
  }
  await withTransaction((tx) =>
    record(tx, {
      staff,
      projectId: project.id,
      action: "import.download",
      outcome: "done",
      subject: stored.name,
      conferenceCode: stored.conference_code,
      after: { import: id, format, ...(only && { only }) },
    }),
  );
  const texts = textsOf(locale);
  const rows = only ? failedRows(id, texts) : allRows(project, id, texts);
  const base = stored.name.replace(/\.[^.]*$/, "") || stored.conference_code;
  const what = only ? texts.t("failedFile") : texts.t("file");
  const delimiter = locale === "ru" ? ";" : ",";
  return tableDownload(
    { name: `${base} ${what}`, sheet: texts.t("sheet"), rows, delimiter },
    format,
  );
}

/**
 * Returns the error of `downloadResults` for all rows, because a browser can't show why a download failed.
 */
export async function checkResultsAccess({ importId }: OneImport): Promise<ActionResult<null>> {
  const { staff, project } = await requireProject("manager", { import: importId });
  const stored = await db()
    .selectFrom("imports")
    .select(["conference_code", "total"])
    .where("project_id", "=", project.id)
    .where("id", "=", importId)
    .executeTakeFirst();
  if (!stored) return fail("not-found");
  return (await mayTakeResults(staff, project, stored)) ? ok(null) : fail("approval-needed");
}

function mayTakeResults(
  staff: SignedIn,
  { id: projectId }: Project,
  { conference_code: conferenceCode, total }: { conference_code: string; total: number },
): Promise<boolean> {
  return mayCopyLinks(staff, { projectId, conferenceCode, codes: total });
}
