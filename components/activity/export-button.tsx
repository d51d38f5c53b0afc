"use client";

import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ActivityParams } from "@/lib/activity/schema";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";

/**
 * Downloads matching entries. A form post, so that the browser saves the response as it arrives.
 */
export function ExportButton({ state }: { state: ActivityParams }) {
  const t = useTranslations("activity");
  const query = new URLSearchParams(
    Object.entries(state).filter(([, value]) => value !== "" && value !== "all"),
  );
  return (
    <form method="post" action={routes.api.activityExport(query.toString())}>
      <Button type="submit">
        <Download aria-hidden="true" />
        {t("export")}
      </Button>
    </form>
  );
}
