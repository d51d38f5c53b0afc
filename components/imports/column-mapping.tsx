"use client";

import { useTranslations } from "use-intl";
import type { ReadChoices, TableSummary } from "@/lib/imports/preview/types";
import { type Field, FIELDS } from "@/lib/imports/reader/common/types";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";

type ColumnMappingProps = {
  table: TableSummary;
  choices: ReadChoices;
  onReread: (choices: ReadChoices) => void;
  locked: boolean;
};

/** Selects to correct the guessed heading row and the content of each column. */
export function ColumnMapping({ table, choices, onReread, locked }: ColumnMappingProps) {
  const t = useTranslations("imports.columns");
  const { columns, mapping, heading, headings } = table;
  if (columns.length < 2 && mapping.includes("email")) return null;
  function choose(column: number, chosen: string) {
    const field = FIELDS.find((each) => each === chosen) ?? null;
    const next = columns.map((_, index) => {
      const before = mapping[index] ?? null;
      if (index === column) return field;
      // A field can have one column only, except "other addresses".
      return before === field && field !== "otherEmail" ? null : before;
    });
    onReread({ ...choices, mode: "table", table: { heading, mapping: next } });
  }
  return (
    <section
      aria-labelledby="import-columns"
      className="grid gap-3 rounded-card border bg-surface p-4 md:p-5"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="import-columns" className="font-semibold">
          {t("title")}
        </h2>
        <span className="flex min-w-0 gap-x-2 gap-y-1 text-sm text-ink-muted max-md:w-full max-md:flex-col md:items-center">
          <span aria-hidden="true">{t("heading")}</span>
          <Select
            compact
            aria-label={t("heading")}
            className="min-w-0 max-md:w-full md:max-w-72"
            value={heading ?? "none"}
            disabled={locked}
            onChange={({ target: { value } }) =>
              onReread({
                ...choices,
                mode: "table",
                table: { heading: value === "none" ? null : Number(value) },
              })
            }
          >
            <option value="none">{t("noHeading")}</option>
            {headings.map(({ index, line, text }) => (
              <option key={index} value={index}>
                {t("headingRow", { row: line, text })}
              </option>
            ))}
          </Select>
        </span>
      </div>
      {!mapping.includes("email") && (
        <Notice tone="warning" role="alert">
          {t("noEmail")}
        </Notice>
      )}
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(8.5rem,1fr))] gap-3 md:grid-cols-[repeat(auto-fit,minmax(9rem,1fr))]">
        {columns.map((column, index) => (
          // Columns are identified by their position.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="min-w-0">
            <Select
              aria-label={t("holds", { column: column.heading || String(index + 1) })}
              value={mapping[index] ?? "none"}
              disabled={locked}
              onChange={(event) => choose(index, event.target.value)}
            >
              <option value="none">{t("fields.none")}</option>
              {FIELDS.map((field: Field) => (
                <option key={field} value={field}>
                  {t(`fields.${field}`)}
                </option>
              ))}
            </Select>
            <p
              className="mt-1 truncate px-1 text-sm text-ink-muted"
              title={column.heading || column.sample}
            >
              {column.heading || column.sample || "—"}
            </p>
            {column.heading && (
              <p className="truncate px-1 text-sm text-ink-faint">{column.sample || "—"}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
