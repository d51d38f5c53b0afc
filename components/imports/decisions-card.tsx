"use client";

import { useTranslations } from "use-intl";
import { CHOICES } from "@/lib/imports/preview/decisions";
import type { Change, Filter, Relation, Summary } from "@/lib/imports/preview/types";
import type { RowAction } from "@/lib/imports/types";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Select } from "../ui/select";

const SHOWN_RELATIONS = {
  invite: ["same", "changed", "revoked"],
  sync: ["new", "changed", "revoked", "missing"],
} as const;

type DecisionsCardProps = {
  summary: Summary;
  mode: "invite" | "sync";
  onChange: (change: Change) => void;
  onShow: (filter: Filter) => void;
};

/** Selects the action for each relation to the roster: on it, changed, revoked, or missing from the list. */
export function DecisionsCard({ summary, mode, onChange, onShow }: DecisionsCardProps) {
  const t = useTranslations("imports.decisions");
  const shown = (
    mode === "sync"
      ? SHOWN_RELATIONS.sync.map((relation) => {
          const count = countOf(summary, relation);
          return { relation, count, label: t(`sync.${relation}`, { count }) };
        })
      : SHOWN_RELATIONS.invite.map((relation) => {
          const count = countOf(summary, relation);
          return { relation, count, label: t(`invite.${relation}`, { count }) };
        })
  ).filter(({ count }) => count > 0);
  if (shown.length === 0) return null;
  const decide = (relation: Relation, action: RowAction) =>
    onChange({ change: "decision", relation, action });
  return (
    <section
      aria-labelledby="import-decisions"
      className="grid gap-1 rounded-card border bg-surface p-4 md:p-5"
    >
      <h2 id="import-decisions" className="font-semibold">
        {t(`title.${mode}`)}
      </h2>
      <p className="mb-1 text-sm text-ink-faint">{t(`text.${mode}`)}</p>
      <ul className="*:not-first:border-t">
        {shown.map(({ relation, label }) => (
          <li key={relation} className="flex flex-wrap items-center gap-x-4 gap-y-1.5 py-2">
            {mode === "sync" ? (
              <div className="flex min-w-0 flex-1 basis-60 items-center gap-2">
                <Checkbox
                  id={`decide-${relation}`}
                  checked={summary.decisions[relation] !== "skip"}
                  onCheckedChange={(on) => decide(relation, on ? actionOf(relation) : "skip")}
                />
                <label htmlFor={`decide-${relation}`} className="cursor-pointer">
                  {label}
                </label>
              </div>
            ) : (
              <>
                <span className="min-w-0 flex-1 basis-60">{label}</span>
                <Select
                  compact
                  aria-label={label}
                  value={summary.decisions[relation]}
                  onChange={(event) => {
                    const action = CHOICES.invite[relation].find(
                      (each) => each === event.target.value,
                    );
                    if (action) decide(relation, action);
                  }}
                >
                  {CHOICES.invite[relation].map((action) => (
                    <option key={action} value={action}>
                      {t(`actions.${action}`)}
                    </option>
                  ))}
                </Select>
              </>
            )}
            <Button
              size="sm"
              variant="ghost"
              onClick={() => onShow(relation === "same" ? "roster" : relation)}
            >
              {t("show")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function countOf({ counts }: Summary, relation: Relation): number {
  return relation === "same" ? counts.roster - counts.changed : counts[relation];
}

function actionOf(relation: Relation): RowAction {
  return CHOICES.sync[relation].find((action) => action !== "skip") ?? "skip";
}
