"use client";

import { useTranslations } from "use-intl";
import { Checkbox } from "../ui/checkbox";
import type { Selection } from "./column";

type SelectAllProps<Row> = {
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  selection: Selection<Row>;
};

/** Ticks all rows that are shown, or none of them. */
export function SelectAll<Row>({ rows, rowKey, selection }: SelectAllProps<Row>) {
  const t = useTranslations("common");
  const shown = rows.map(rowKey);
  const ticked = shown.filter((key) => selection.selected.has(key)).length;
  const all = ticked > 0 && ticked === shown.length;
  return (
    <Checkbox
      aria-label={t("selectAll")}
      checked={all || (ticked > 0 ? "indeterminate" : false)}
      onCheckedChange={() => selection.onChange(new Set(all ? [] : shown))}
    />
  );
}
