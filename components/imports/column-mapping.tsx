"use client";

import { useTranslations } from "use-intl";
import { type Field, FIELDS } from "@/lib/imports/browser/columns";
import type { Change, Summary } from "@/lib/imports/browser/preview-types";
import { Checkbox } from "../ui/checkbox";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";

type ColumnMappingProps = { summary: Summary; onChange: (change: Change) => void };

/** What each column of the list holds: guessed, and open to correction. */
export function ColumnMapping({ summary, onChange }: ColumnMappingProps) {
  const t = useTranslations("imports.columns");
  const { columns, mapping, header } = summary;
  if (columns.length < 2 && mapping.includes("email")) return null;
  function choose(column: number, chosen: string) {
    const field = FIELDS.find((each) => each === chosen) ?? null;
    // A field is in one column at most: choosing it anew takes it from where it was.
    const next = mapping.map((each, index) =>
      index === column ? field : each === field ? null : each,
    );
    onChange({ change: "mapping", mapping: next });
  }
  return (
    <section
      aria-labelledby="import-columns"
      className="grid gap-3 rounded-card border bg-surface p-4 md:p-5"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <h2 id="import-columns" className="font-semibold">
          {t("title")}
        </h2>
        <div className="flex items-center gap-1 text-sm text-ink-muted">
          <Checkbox
            id="import-header"
            checked={header}
            onCheckedChange={(next) => onChange({ change: "header", header: next })}
          />
          <label htmlFor="import-header" className="cursor-pointer">
            {t("header")}
          </label>
        </div>
      </div>
      {!mapping.includes("email") && (
        <Notice tone="warning" role="alert">
          {t("noEmail")}
        </Notice>
      )}
      <ul className="flex gap-3 overflow-x-auto pb-1">
        {columns.map(({ heading, sample }, column) => (
          // Columns have no identity beyond their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={column} className="w-44 shrink-0">
            <Select
              aria-label={t("holds", { column: heading || String(column + 1) })}
              value={mapping[column] ?? "none"}
              onChange={(event) => choose(column, event.target.value)}
            >
              <option value="none">{t("fields.none")}</option>
              {FIELDS.map((field: Field) => (
                <option key={field} value={field}>
                  {t(`fields.${field}`)}
                </option>
              ))}
            </Select>
            <p className="mt-1 truncate px-1 text-sm text-ink-muted" title={heading || sample}>
              {heading || sample || "—"}
            </p>
            {heading && <p className="truncate px-1 text-sm text-ink-faint">{sample || "—"}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
