"use client";

import { useTranslations } from "use-intl";
import { Checkbox } from "../ui/checkbox";
import type { Selection } from "./column";

/** Ticks all rows, or none of them. */
export function SelectAll<Row>({ selection }: { selection: Selection<Row> }) {
  const t = useTranslations("common");
  return (
    <Checkbox
      aria-label={t("selectAll")}
      checked={selection.all}
      onCheckedChange={selection.onTickAll}
    />
  );
}
