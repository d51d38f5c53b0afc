"use client";

import { Download, ShieldCheck } from "lucide-react";
import { useId, useRef } from "react";
import { useTranslations } from "use-intl";
import type { ActivityParams } from "@/lib/activity/schema";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { MenuItem } from "../ui/menu";
import { HeaderLabel } from "../ui/page-header";
import { SplitButton } from "../ui/split-button";

/**
 * Downloads the matching entries as CSV or for Excel, and a checkpoint that later proves that no entry was cut off.
 * The buttons submit forms, so that the browser saves each file while it arrives.
 */
export function ExportButtons({ state }: { state: ActivityParams }) {
  const t = useTranslations("activity");
  const common = useTranslations("common");
  const csvId = useId();
  const csv = useRef<HTMLFormElement>(null);
  const xlsx = useRef<HTMLFormElement>(null);
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
      <form ref={csv} id={csvId} method="post" action={file("csv")} hidden />
      <form ref={xlsx} method="post" action={file("xlsx")} hidden />
      <SplitButton
        label={common("formats.label")}
        button={
          <Button type="submit" form={csvId}>
            <Download aria-hidden="true" />
            <HeaderLabel>{t("export")}</HeaderLabel>
          </Button>
        }
      >
        <MenuItem onSelect={() => csv.current?.requestSubmit()}>{common("formats.csv")}</MenuItem>
        <MenuItem onSelect={() => xlsx.current?.requestSubmit()}>{common("formats.xlsx")}</MenuItem>
      </SplitButton>
    </>
  );
}
