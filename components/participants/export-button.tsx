"use client";

import clsx from "clsx";
import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import type { RosterParams } from "@/lib/participants/schema";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";

type ExportButtonProps = { conferenceCode: string; params: RosterParams; className: string };

/** Downloads the whole shown roster as CSV or for Excel. */
export function ExportButtons({ conferenceCode, params, className }: ExportButtonProps) {
  const t = useTranslations("participants");
  function save(format: "csv" | "xlsx") {
    const query = new URLSearchParams({ ...params, ...(format === "xlsx" && { format }) });
    const anchor = document.createElement("a");
    anchor.href = withBase(routes.api.export(conferenceCode, query.toString()));
    anchor.download = "";
    anchor.click();
  }
  return (
    <div className={clsx("flex gap-2", className)}>
      <Button size="sm" onClick={() => save("csv")} title={t("exportText")}>
        <Download aria-hidden="true" />
        {t("export")}
      </Button>
      <Button size="sm" onClick={() => save("xlsx")} title={t("exportText")}>
        {t("xlsx")}
      </Button>
    </div>
  );
}
