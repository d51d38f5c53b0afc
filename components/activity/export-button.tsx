"use client";

import { Download, ShieldCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ActivityParams } from "@/lib/activity/schema";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { HeaderLabel } from "../ui/page-header";

/**
 * Downloads the matching entries as CSV or XLSX, and a checkpoint that later proves that no entry was cut off.
 * The buttons submit forms, so that the browser saves each file while it arrives.
 */
export function ExportButtons({ state }: { state: ActivityParams }) {
  const t = useTranslations("activity");
  const query = new URLSearchParams(
    Object.entries(state).filter(([, value]) => value !== "" && value !== "all"),
  );
  const file = (format: string) => {
    const params = new URLSearchParams(query);
    if (format !== "csv") params.set("format", format);
    return withBase(routes.api.activityExport(params.toString()));
  };
  return (
    <>
      <form method="post" action={withBase(routes.api.activityCheckpoint())}>
        <Button type="submit" title={t("checkpointText")}>
          <ShieldCheck aria-hidden="true" />
          <HeaderLabel>{t("checkpoint")}</HeaderLabel>
        </Button>
      </form>
      <form method="post" action={file("xlsx")}>
        <Button type="submit">{t("xlsx")}</Button>
      </form>
      <form method="post" action={file("csv")}>
        <Button type="submit">
          <Download aria-hidden="true" />
          <HeaderLabel>{t("export")}</HeaderLabel>
        </Button>
      </form>
    </>
  );
}
