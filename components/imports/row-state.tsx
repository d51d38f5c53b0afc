"use client";

import { useTranslations } from "use-intl";
import clsx from "clsx";
import type { ReactNode } from "react";
import { isNotInvited } from "@/lib/imports/preview/not-invited";
import type { Issue, PreviewRow, RowEdit } from "@/lib/imports/preview/types";
import { Select } from "../ui/select";

type RowStateProps = {
  row: PreviewRow;
  dense: boolean;
  locked: boolean;
  onEdit: (edit: RowEdit) => void;
};

/** The state of a row with its fixes: a suggested address, a confirmation, another action. */
export function RowState({ row, dense, locked, onEdit }: RowStateProps) {
  const t = useTranslations("imports");
  const issueText = useIssueText();
  const [issue, ...more] = row.issues;
  const skipped = row.state === "skipped" || row.state === "removed";
  const choice = !skipped && row.choices.length > 1;
  const all = [...row.issues.map(issueText), row.source].filter(Boolean).join("\n");
  const suggestions = row.issues.flatMap((each) =>
    each.kind === "typo"
      ? [each.suggestion]
      : each.kind === "severalAddresses"
        ? each.others.slice(0, 2)
        : [],
  );
  return (
    <span
      className={clsx(
        "flex min-w-0 items-center gap-x-2 gap-y-0.5",
        dense ? "flex-nowrap" : "flex-wrap",
      )}
    >
      <span
        title={all || undefined}
        className={clsx(
          "min-w-0 text-sm leading-4.5",
          dense ? "truncate" : "line-clamp-2",
          choice && "flex-1 basis-24",
          toneOf(row),
        )}
      >
        {row.state === "removed" ? t("table.removed") : issue ? issueText(issue) : t("table.ready")}
        {more.length > 0 && row.state !== "removed" && (
          <span className="text-ink-faint"> +{more.length}</span>
        )}
      </span>
      {row.problem &&
        suggestions.map((email) => (
          <Fix key={email} locked={locked} onClick={() => onEdit({ email })}>
            {t("table.use", { email })}
          </Fix>
        ))}
      {row.state === "check" && (
        <Fix locked={locked} onClick={() => onEdit({ confirmed: true })}>
          <span aria-hidden="true">{t("table.confirm")}</span>
          <span className="sr-only">{t("table.confirmOf", { who: row.email })}</span>
        </Fix>
      )}
      {isNotInvited(row.issues) && row.email !== "" && row.state === "skipped" && (
        <Fix locked={locked} onClick={() => onEdit({ email: row.email })}>
          <span aria-hidden="true">{t("table.include")}</span>
          <span className="sr-only">{t("table.putBack", { who: row.email })}</span>
        </Fix>
      )}
      {choice && (
        <Select
          compact
          aria-label={t("table.actionOf", { who: row.email })}
          value={row.action}
          disabled={locked}
          className={
            dense
              ? "[&>select]:h-7! [&>select]:py-0! [&>select]:pl-2! [&>select]:text-sm!"
              : undefined
          }
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

type FixProps = { locked: boolean; onClick: () => void; children: ReactNode };

function Fix({ locked, onClick, children }: FixProps) {
  return (
    <button
      type="button"
      disabled={locked}
      onClick={onClick}
      className="max-w-full shrink-0 truncate rounded-md text-sm font-medium text-accent-text underline underline-offset-2 hover:no-underline"
    >
      {children}
    </button>
  );
}

function toneOf({ state, problem }: PreviewRow): string {
  if (problem && state === "skipped") return "text-danger-text";
  if (state === "check") return "text-warning-text";
  return "text-ink-faint";
}

function useIssueText(): (issue: Issue) => string {
  const t = useTranslations("imports.issues");
  return (issue) => {
    if (issue.kind === "duplicate") return t("duplicate", { row: issue.ofRow });
    if (issue.kind === "severalAddresses")
      return t("severalAddresses", { count: issue.others.length, email: issue.others[0] ?? "" });
    if (issue.kind === "unclear" || issue.kind === "lifetime")
      return t(issue.kind, { cell: issue.cell.slice(0, 30) });
    return t(issue.kind);
  };
}
