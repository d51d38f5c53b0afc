import { createTranslator } from "use-intl/core";
import type { Project } from "@/lib/connection/project";
import { db } from "@/lib/db/db";
import { openLink } from "@/lib/mirror/links/store";
import { ensurePersonalLinks } from "@/lib/personal-links/store";
import type { Cell } from "@/lib/platform/csv";
import { isErrorCode } from "@/lib/platform/errors";
import { compiled } from "@/lib/platform/i18n/compiled";
import type { Locale } from "@/lib/platform/i18n/locales";
import * as z from "@/lib/platform/zod";
import { SKIP_REASONS } from "./types";

/** Rows per query. */
const PAGE_ROWS = 500;

/** Returns the texts of the file in a language. */
export function textsOf(locale: Locale) {
  return {
    t: createTranslator({ locale, messages: compiled[locale], namespace: "importResults" }),
    errors: createTranslator({ locale, messages: compiled[locale], namespace: "errors" }),
  };
}
type Texts = ReturnType<typeof textsOf>;
type Row = Awaited<ReturnType<typeof pageAfter>>[number];

/** Yields the headings and all rows of an import, with their outcomes and links. */
export async function* allRows(
  project: Project,
  id: string,
  texts: Texts,
): AsyncGenerator<Cell[][]> {
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

/** Returns the personal links of the rows' participants, by code. */
async function personalLinks(project: Project, rows: Row[]): Promise<Map<string, string>> {
  if (!project.personalLinks) return new Map();
  const holders = rows.flatMap(({ state, kind, participant_code: code, conference_code }) =>
    state === "sent" && kind !== "update" && kind !== "revoke" && code
      ? { code, conferenceCode: conference_code }
      : [],
  );
  return ensurePersonalLinks(project.id, holders);
}

/** Yields the headings and the failed rows, in columns that an import can read. */
export async function* failedRows(id: string, texts: Texts): AsyncGenerator<Cell[][]> {
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

/** Formats a lifetime in its largest exact unit, in a form that an import can read. */
function lifetimeOf(t: Texts["t"], lifetime: number | null): string {
  if (lifetime === null) return t("lifetimes.none");
  const [unit, size] = UNITS.find((each) => lifetime % each[1] === 0) ?? (["second", 1] as const);
  const n = lifetime / size;
  return t(`lifetimes.${unit}`, { n, amount: String(n) });
}

/** Formats a time for spreadsheets, in UTC as the heading says. */
function moment(at: number | null): string {
  return at === null ? "" : new Date(at).toISOString().slice(0, 19).replace("T", " ");
}

async function* pagesOf(id: string): AsyncGenerator<Row[]> {
  for (let last = 0; ;) {
    const page = await pageAfter(id, last);
    if (page.length > 0) yield page;
    if (page.length < PAGE_ROWS) return;
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
    .limit(PAGE_ROWS)
    .execute();
}
