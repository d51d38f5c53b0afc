"use client";

import { useFormatter, useTranslations } from "use-intl";
import { COUNTED_TABLES, type Sizes } from "@/lib/installation/types";
import { useFormatBytes } from "../ui/use-format-bytes";
import { Fact, Facts } from "./part";

/** The size of the database and how many rows its largest tables have. */
export function SizeFacts({ sizes }: { sizes: Sizes }) {
  const t = useTranslations("installation.sizes");
  const format = useFormatter();
  const formatBytes = useFormatBytes();
  return (
    <Facts>
      {sizes.database !== null && <Fact name={t("database")}>{formatBytes(sizes.database)}</Fact>}
      {sizes.free !== null && <Fact name={t("free")}>{formatBytes(sizes.free)}</Fact>}
      {COUNTED_TABLES.map((table) => {
        const count = sizes[table];
        return (
          <Fact key={table} name={t(table)}>
            {count === null ? t("slow") : format.number(count)}
          </Fact>
        );
      })}
    </Facts>
  );
}
