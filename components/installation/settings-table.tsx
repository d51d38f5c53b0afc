"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { Installation } from "@/lib/installation/types";
import type { Column } from "../data-table/column";
import { DataTable } from "../data-table/data-table";

type Setting = Installation["settings"][number];

/** The settings in force; of secrets only whether they are set. */
export function SettingsTable({ settings }: { settings: readonly Setting[] }) {
  const t = useTranslations("installation.settings");
  const columns = useMemo<Column<Setting>[]>(
    () => [
      {
        id: "name",
        header: t("name"),
        phone: "primary",
        cell: ({ name }) => <code className="text-sm wrap-anywhere">{name}</code>,
      },
      {
        id: "value",
        header: t("value"),
        cell: ({ value, secret, set }) => (
          <span className="wrap-anywhere">
            {secret ? t(set ? "set" : "unset") : (value ?? t("unset"))}
            {value !== null && !set && <span className="text-ink-faint"> ({t("default")})</span>}
          </span>
        ),
      },
    ],
    [t],
  );
  return (
    <DataTable label={t("title")} columns={columns} rows={settings} rowKey={({ name }) => name} />
  );
}
