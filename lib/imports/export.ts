import { createTranslator } from "use-intl/core";
import { AccessError, type SignedIn } from "@/lib/access/guard";
import { mayTakeLinks } from "@/lib/approvals/take-links";
import { record } from "@/lib/audit/record";
import { findProject, requireProject } from "@/lib/access/resolve-project";
import type { Download } from "@/lib/access/file-response";
import { db } from "@/lib/db/db";
import { withTransaction } from "@/lib/db/transaction";
import { isErrorCode } from "@/lib/platform/errors";
import type { Locale } from "@/lib/platform/i18n/locales";
import { compiled } from "@/lib/platform/i18n/compiled";
import type { Project } from "@/lib/connection/project";
import { openLink } from "@/lib/mirror/links/store";
import { ensurePersonalLinks } from "@/lib/personal-links/store";
import * as z from "@/lib/platform/zod";
import type { Cell } from "@/lib/platform/csv";
import { tableDownload, TableFormat } from "@/lib/access/table-download";
import { type ActionResult, fail, ok } from "@/lib/platform/result";
import type { OneImport } from "./schema";
import { SKIP_REASONS } from "./types";

const PAGE = 500;

export const ResultsParams = z.object({
  format: TableFormat,
  only: z.catch(z.optional(z.enum(["failed"])), undefined),
});
export type ResultsParams = z.infer<typeof ResultsParams>;

/**
 * Returns the rows of an import as a file; null if there is no import. Either all rows with outcomes
 * and links, or only the failed ones under headings that an import can read. The activity entry is
 * written first. Throws AccessError `approval-needed` for many links.
 */
export async function downloadResults(
  id: string,
  { format, only }: ResultsParams,
  locale: Locale,
): Promise<Download | null> {
  const { staff, project } = await findProject("manager", { import: id });
  if (!project) return null;
  const run = await db()
    .selectFrom("imports")
    .select(["name", "conference_code", "total"])
    .where("project_id", "=", project.id)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!run) return null;
  if (!only && !(await mayTakeResults(staff, project, run))) {
    throw new AccessError("approval-needed");
  }
  await withTransaction((tx) =>
    record(tx, {
      staff,
      projectId: project.id,
      action: "import.download",
      outcome: "done",
      subject: run.name,
      conferenceCode: run.conference_code,
      after: { import: id, format, ...(only && { only }) },
    }),
  );
  const texts = textsOf(locale);
  const rows = only ? failedRows(id, texts) : allRows(project, id, texts);
  const base = run.name.replace(/\.[^.]*$/, "") || run.conference_code;
  const what = only ? texts.t("failedFile") : texts.t("file");
  const delimiter = locale === "ru" ? ";" : ",";
  return tableDownload(
    { name: `${base} ${what}`, sheet: texts.t("sheet"), rows, delimiter },
    format,
  );
}

/** Returns what `downloadResults` would throw for all rows: a browser shows no reason for a failed download. */
export async function askForResults({ importId }: OneImport): Promise<ActionResult<null>> {
  const { staff, project } = await requireProject("manager", { import: importId });
  const run = await db()
    .selectFrom("imports")
    .select(["conference_code", "total"])
    .where("project_id", "=", project.id)
    .where("id", "=", importId)
    .executeTakeFirst();
  if (!run) return fail("not-found");
  return (await mayTakeResults(staff, project, run)) ? ok(null) : fail("approval-needed");
}

function mayTakeResults(
  staff: SignedIn,
  { id: projectId }: Project,
  { conference_code: conferenceCode, total }: { conference_code: string; total: number },
): Promise<boolean> {
  return mayTakeLinks(staff, { projectId, conferenceCode, codes: total });
}

function textsOf(locale: Locale) {
  return {
    t: createTranslator({ locale, messages: compiled[locale], namespace: "importResults" }),
    errors: createTranslator({ locale, messages: compiled[locale], namespace: "errors" }),
  };
}
type Texts = ReturnType<typeof textsOf>;
type Row = Awaited<ReturnType<typeof pageAfter>>[number];

async function* allRows(project: Project, id: string, texts: Texts): AsyncGenerator<Cell[][]> {
  const { t } = texts;
  const columns = [
    "row",
    "email",
    "name",
    "moderator",
    "notify",
    "action",
    "outcome",
    "reason",
  ] as const;
  const more = ["attempts", "at", "link", "expires", "code"] as const;
  yield [[...columns, ...more].map((column) => t(`columns.${column}`))];
  for await (const rows of pagesOf(id)) {
    const personal = await personalLinks(project, rows);
    yield rows.map((row) => {
      const own = personal.get(row.participant_code ?? "");
      const link = own ?? storedLink(row);
      const changed = row.kind === "update" || row.kind === "revoke" ? row.kind : null;
      return [
        row.position ?? "",
        row.email,
        row.name,
        yesNo(t, row.moderator),
        yesNo(t, row.notify),
        row.state === "skipped" ? "" : t(`actions.${row.kind}`),
        row.state === "sent" && changed ? t(`done.${changed}`) : t(`outcomes.${row.state}`),
        reasonOf(row, texts, link !== null),
        row.attempts,
        moment(row.ended_at),
        link ?? "",
        own ? "" : moment(row.expires_at),
        row.participant_code ?? "",
      ];
    });
  }
}

function storedLink({ invitation_id, sealed, key_id }: Row): string | null {
  return invitation_id && sealed && key_id ? openLink({ invitation_id, sealed, key_id }) : null;
}

/** Returns the personal links of the people whom these rows invited, by code. */
async function personalLinks(project: Project, rows: Row[]): Promise<Map<string, string>> {
  if (!project.personalLinks) return new Map();
  const holders = rows.flatMap(({ state, kind, participant_code: code, conference_code }) =>
    state === "sent" && kind !== "update" && kind !== "revoke" && code
      ? { code, conferenceCode: conference_code }
      : [],
  );
  return ensurePersonalLinks(project.id, holders);
}

async function* failedRows(id: string, texts: Texts): AsyncGenerator<Cell[][]> {
  const { t } = texts;
  const columns = [
    "email",
    "name",
    "moderator",
    "notify",
    "lifetime",
    "avatarUrl",
    "reason",
  ] as const;
  yield [columns.map((column) => t(`columns.${column}`))];
  for await (const rows of pagesOf(id)) {
    yield rows
      .filter(({ state, skip_reason }) => state === "failed" || skip_reason === "malformed")
      .map((row) => [
        row.email,
        row.name,
        yesNo(t, row.moderator),
        yesNo(t, row.notify),
        lifetimeOf(t, row.lifetime),
        row.avatar_url ?? "",
        reasonOf(row, texts, false),
      ]);
  }
}

const Reason = z.catch(z.nullable(z.enum(SKIP_REASONS)), null);

function reasonOf(row: Row, { t, errors }: Texts, linked: boolean): string {
  const reason = Reason.parse(row.skip_reason);
  if (row.state === "skipped") return reason === null ? "" : t(`skipped.${reason}`);
  if (row.state === "sent") {
    const invites = row.kind !== "update" && row.kind !== "revoke";
    return invites && !linked ? t("linkLost") : "";
  }
  if (!isErrorCode(row.error_code)) return "";
  if (row.error_code !== "refused") return errors(row.error_code);
  return row.error_message
    ? errors("refused", { message: row.error_message })
    : errors("refused-silently");
}

function yesNo(t: Texts["t"], flag: 0 | 1): string {
  return flag === 1 ? t("yes") : t("no");
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** Formats a lifetime in its largest exact unit, in terms that an import can read. */
function lifetimeOf(t: Texts["t"], lifetime: number | null): string {
  if (lifetime === null) return t("lifetimes.none");
  const [unit, size] = UNITS.find((each) => lifetime % each[1] === 0) ?? (["second", 1] as const);
  const n = lifetime / size;
  return t(`lifetimes.${unit}`, { n, amount: String(n) });
}

/** Formats a time as every spreadsheet reads it; UTC, as the heading says. */
function moment(at: number | null): string {
  return at === null ? "" : new Date(at).toISOString().slice(0, 19).replace("T", " ");
}

async function* pagesOf(id: string): AsyncGenerator<Row[]> {
  for (let last = 0; ;) {
    const page = await pageAfter(id, last);
    if (page.length > 0) yield page;
    if (page.length < PAGE) return;
    last = page.at(-1)?.position ?? Infinity;
  }
}

function pageAfter(id: string, last: number) {
  return db()
    .selectFrom("invitations")
    .leftJoin("links", "links.id", "invitations.id")
    .select([
      "invitations.position",
      "invitations.email",
      "invitations.name",
      "invitations.moderator",
      "invitations.notify",
      "invitations.lifetime",
      "invitations.avatar_url",
      "invitations.kind",
      "invitations.state",
      "invitations.skip_reason",
      "invitations.error_code",
      "invitations.error_message",
      "invitations.attempts",
      "invitations.ended_at",
      "invitations.participant_code",
      "invitations.conference_code",
      "links.invitation_id",
      "links.sealed",
      "links.key_id",
      "links.expires_at",
    ])
    .where("invitations.import_id", "=", id)
    .where("invitations.position", ">", last)
    .orderBy("invitations.position")
    .limit(PAGE)
    .execute();
}
