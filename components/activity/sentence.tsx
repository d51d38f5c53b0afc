import type { ReactNode } from "react";
import type { useTranslations } from "use-intl";
import type { ActivityRow } from "@/lib/activity/types";
import { routes } from "@/lib/platform/routes";
import { Link } from "../ui/link";
import { isAction } from "./action-names";

/** The count fields of an entry that its sentence can contain. */
const COUNTS = ["count", "rows", "total", "ended"];

type Words = ReturnType<typeof useTranslations<"activity">>;

/** Returns an activity entry as a sentence: who did what, to whom, in which conference. */
export function sentenceOf(row: ActivityRow, t: Words): ReactNode {
  if (!isAction(row.action)) return row.subject;
  const value = (field: string) => row.changes.find((change) => change.field === field)?.after;
  const count = COUNTS.map((field) => Number(value(field))).find((number) => number >= 0) ?? 0;
  // Imports may have no name, and link exports never have one: their sentences also name the conference.
  const mayLackName = /^(import|approval)\./.test(row.action);
  const subject = row.subject || (mayLackName ? "" : row.conferenceTitle) || "";
  const [only] = row.changes;
  const onlyRole = row.action !== "participant.update" || row.changes.length === 1;
  return t.rich(`sentences.${row.action}`, {
    who: row.staffName || t(row.action.startsWith("session.") ? "stranger" : "nobody"),
    subject,
    conference: row.conferenceTitle ?? "",
    place: row.conferenceTitle && row.conferenceTitle !== subject ? "yes" : "no",
    known: subject ? "yes" : "no",
    done: row.outcome === "done" || row.outcome === "planned" ? "yes" : "no",
    planned: row.outcome === "planned" ? "yes" : "no",
    count,
    moderator: (onlyRole && (only?.field === "moderator" ? only.after : value("moderator"))) || "",
    notify: value("notify") ?? "",
    method: value("method") === "recovery-code" ? "recovery" : (value("method") ?? ""),
    required: value("required") ?? "",
    // ICU selectors can't contain a hyphen.
    mail: (value("mail") ?? "").replace("-", ""),
    b: (chunks) => <b className="font-medium">{chunks}</b>,
    s: (chunks) => <Subject row={row}>{chunks}</Subject>,
    c: (chunks) => (
      <Target href={row.conferenceCode && routes.conference(row.conferenceCode)}>{chunks}</Target>
    ),
  });
}

function Subject({ row, children }: { row: ActivityRow; children: ReactNode }) {
  const { conferenceCode, participantCode } = row;
  if (conferenceCode === null) return <Target href={null}>{children}</Target>;
  return (
    <Target
      href={
        participantCode
          ? routes.participant(conferenceCode, participantCode)
          : routes.conferenceActivity(conferenceCode)
      }
    >
      {children}
    </Target>
  );
}

function Target({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return <span className="font-medium wrap-anywhere">{children}</span>;
  return (
    <Link href={href} className="font-medium wrap-anywhere hover:underline">
      {children}
    </Link>
  );
}
