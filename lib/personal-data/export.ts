import type { Download } from "@/lib/access/file-response";
import { requireProjects } from "@/lib/access/resolve-project";
import { ACTIVITY_ACTIONS } from "@/lib/audit/actions";
import { record } from "@/lib/audit/record";
import { withTransaction } from "@/lib/db/transaction";
import { getTranslations, requestLocale } from "@/lib/platform/i18n/server";
import { emailKey } from "@/lib/platform/normalize";
import { collectPersonalData, type PersonalData } from "./collect";
import type { ExportFormat } from "./schema";

const KINDS = [
  "conferences",
  "invitations",
  "links",
  "revocations",
  "emails",
  "reminders",
  "requests",
  "copies",
  "activity",
] as const;

const OUTCOMES = ["planned", "done", "refused", "failed", "unknown"] as const;

/** The columns of the page. */
const FIELDS = [
  "conference",
  "conferenceCode",
  "email",
  "name",
  "moderator",
  "access",
  "added",
  "firstSeenAt",
  "kind",
  "state",
  "response",
  "emailed",
  "avatarUrl",
  "createdAt",
  "endedAt",
  "expiresAt",
  "openedAt",
  "joinedAt",
  "stoppedAt",
  "deletedAt",
  "at",
  "action",
  "outcome",
  "about",
  "before",
  "after",
] as const;

/**
 * Returns everything stored about one person as a file, for them to read. Records the export first.
 * Null when nothing is stored about this address.
 */
export async function exportPersonalData(
  address: string,
  format: ExportFormat,
): Promise<Download | null> {
  const { staff, projects } = await requireProjects("manager");
  const key = emailKey(address);
  const ids = projects.map(({ id }) => id);
  if (ids.length === 0) return null;
  const data = await collectPersonalData(ids, key);
  if (KINDS.every((kind) => data[kind].length === 0)) return null;
  await withTransaction((tx) =>
    record(tx, { staff, projectId: null, action: "person.export", outcome: "done", subject: key }),
  );
  const name = `foyer-${key.replaceAll(/[^\w.@-]/g, "_")}`;
  return format === "json"
    ? {
        name: `${name}.json`,
        type: "application/json; charset=utf-8",
        body: bytes(JSON.stringify(data, null, 2)),
      }
    : { name: `${name}.html`, type: "text/html; charset=utf-8", body: bytes(await asHtml(data)) };
}

async function asHtml(data: PersonalData): Promise<string> {
  const t = await getTranslations("people");
  const activity = await getTranslations("activity");
  const shown = (name: string, value: unknown) => {
    if (typeof value === "boolean") return t(`data.${value ? "yes" : "no"}`);
    const action = ACTIVITY_ACTIONS.find((one) => name === "action" && one === value);
    if (action) return activity(`actions.${action}`);
    const outcome = OUTCOMES.find((one) => name === "outcome" && one === value);
    return outcome ? activity(`outcomes.${outcome}`) : value;
  };
  const readable = (row: Record<string, unknown>) =>
    FIELDS.flatMap((name) =>
      name in row ? [[t(`data.fields.${name}`), shown(name, row[name])] as const] : [],
    );
  return writeHtml({
    locale: await requestLocale(),
    title: t("data.title", { email: data.email }),
    text: t("data.text"),
    parts: KINDS.map((kind) => ({
      heading: t(`data.kinds.${kind}`),
      rows: data[kind].map((row) => Object.fromEntries(readable(row))),
    })),
    empty: t("data.nothing"),
  });
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

type Document = {
  locale: string;
  title: string;
  text: string;
  parts: { heading: string; rows: Record<string, unknown>[] }[];
  /** Shown if a part has no rows. */
  empty: string;
};

/** Returns a self-contained page of tables. */
function writeHtml({ locale, title, text, parts, empty }: Document): string {
  const sections = parts.map(
    ({ heading, rows }) =>
      `<section><h2>${escape(heading)} (${rows.length})</h2>${rows.length > 0 ? table(rows) : `<p>${escape(empty)}</p>`}</section>`,
  );
  return `<!doctype html>
<html lang="${escape(locale)}">
<head><meta charset="utf-8"><title>${escape(title)}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
td, th { border: 1px solid #ccc; padding: .3rem .5rem; text-align: left; vertical-align: top; overflow-wrap: break-word }
section { overflow-x: auto }
</style></head>
<body><h1>${escape(title)}</h1><p>${escape(text)}</p>
${sections.join("\n")}
</body></html>
`;
}

function table(rows: Record<string, unknown>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const head = names.map((name) => `<th>${escape(name)}</th>`).join("");
  const body = rows.map(
    (row) => `<tr>${names.map((name) => `<td>${escape(shown(row[name]))}</td>`).join("")}</tr>`,
  );
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return JSON.stringify(value);
  return ISO_TIME.test(value) ? value.slice(0, 19).replace("T", " ") : value;
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
