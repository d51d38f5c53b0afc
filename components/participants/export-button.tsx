"use client";

import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import type { RosterParams } from "@/lib/participants/schema";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";

type ExportButtonProps = { conferenceCode: string; params: RosterParams };

/** Downloads the whole shown roster as CSV. */
export function ExportButton({ conferenceCode, params }: ExportButtonProps) {
  const t = useTranslations("participants");
  function save() {
    const anchor = document.createElement("a");
    anchor.href = routes.api.export(conferenceCode, new URLSearchParams(params).toString());
    anchor.download = "";
    anchor.click();
  }
  return (
    <Button onClick={save} title={t("exportText")}>
      <Download aria-hidden="true" />
      {t("export")}
    </Button>
  );
}
