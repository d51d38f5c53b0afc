"use client";

import { useTranslations } from "use-intl";
import type { Issue, PreviewRow, RowEdit } from "@/lib/imports/browser/preview-types";
import { Select } from "../ui/select";

type RowStateProps = { row: PreviewRow; locked: boolean; onEdit: (edit: RowEdit) => void };

/** What is said about a row, and what can be done about it: take a suggestion, choose an action. */
export function RowState({ row, locked, onEdit }: RowStateProps) {
  const t = useTranslations("imports");
  const words = useIssueText();
  const [issue, ...more] = row.issues;
  const typo = row.issues.find((each) => each.kind === "typo");
  const out = row.verdict === "refused" || row.verdict === "removed";
  const choice = !out && row.choices.length > 1;
  const all = row.issues.map(words).join("\n");
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
      <span
        title={all || undefined}
        className={`min-w-0 text-sm leading-4.5 ${choice ? "flex-1 basis-24" : ""} line-clamp-2 ${tone(row)}`}
      >
        {row.verdict === "removed" ? t("table.removed") : issue ? words(issue) : t("table.valid")}
        {more.length > 0 && row.verdict !== "removed" && (
          <span className="text-ink-faint"> +{more.length}</span>
        )}
      </span>
      {typo && !out && (
        <button
          type="button"
          disabled={locked}
          onClick={() => onEdit({ email: typo.suggestion })}
          className="max-w-full truncate rounded-md text-sm font-medium text-accent-text underline underline-offset-2 hover:no-underline"
        >
          {t("table.use", { email: typo.suggestion })}
        </button>
      )}
      {choice && (
        <Select
          compact
          aria-label={t("table.actionOf", { who: row.email })}
          value={row.action}
          disabled={locked}
          onChange={(event) => {
            const action = row.choices.find((each) => each === event.target.value);
            if (action) onEdit({ action });
          }}
        >
          {row.choices.map((action) => (
            <option key={action} value={action}>
              {t(`decisions.actions.${action}`)}
            </option>
          ))}
        </Select>
      )}
    </span>
  );
}

function tone({ verdict }: PreviewRow): string {
  if (verdict === "refused") return "text-danger-text";
  if (verdict === "warned") return "text-warning-text";
  return "text-ink-faint";
}

function useIssueText(): (issue: Issue) => string {
  const t = useTranslations("imports.issues");
  return (issue) => {
    if (issue.kind === "repeated") return t("repeated", { row: issue.ofRow });
    if (issue.kind === "typo") return t("typo");
    if (issue.kind === "unclear" || issue.kind === "lifetime")
      return t(issue.kind, { cell: issue.cell.slice(0, 30) });
    return t(issue.kind);
  };
}
