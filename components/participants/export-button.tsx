"use client";

import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import type { RosterParams } from "@/lib/participants/schema";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { MenuItem } from "../ui/menu";
import { SplitButton } from "../ui/split-button";

type ExportButtonProps = { conferenceCode: string; params: RosterParams; className: string };

/** Downloads the whole shown roster: as CSV, or in the format chosen from its menu. */
export function ExportButton({ conferenceCode, params, className }: ExportButtonProps) {
  const t = useTranslations("participants");
  const common = useTranslations("common");
  function save(format: "csv" | "xlsx") {
    const query = new URLSearchParams({ ...params, ...(format === "xlsx" && { format }) });
    const anchor = document.createElement("a");
    anchor.href = withBase(routes.api.export(conferenceCode, query.toString()));
    anchor.download = "";
    anchor.click();
  }
  return (
    <SplitButton
      size="sm"
      className={className}
      label={common("formats.label")}
      button={
        <Button size="sm" onClick={() => save("csv")} title={t("exportText")}>
          <Download aria-hidden="true" />
          {t("export")}
        </Button>
      }
    >
      <MenuItem onSelect={() => save("csv")}>{common("formats.csv")}</MenuItem>
      <MenuItem onSelect={() => save("xlsx")}>{common("formats.xlsx")}</MenuItem>
    </SplitButton>
  );
}
