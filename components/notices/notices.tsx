"use client";

import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { dismissNotice } from "@/lib/notices/actions";
import type { Notice as OwnNotice } from "@/lib/notices/schema";
import { attempt } from "@/lib/platform/call-action";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/link";
import { Notice } from "../ui/notice";

/** The person's notices above every page, until they dismiss them. */
export function Notices({ notices }: { notices: readonly OwnNotice[] }) {
  const t = useTranslations("notices");
  const format = useFormatter();
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  function titleOf(notice: OwnNotice): string {
    switch (notice.kind) {
      case "failed-sign-ins":
        return t("failedSignIns.title", { count: notice.count });
      case "work-paused":
        return t("workPaused.title", { name: notice.name });
      case "staff-recovered":
        return t("staffRecovered.title", { name: notice.name });
      case "sign-in-reset":
        return t("signInReset.title", { name: notice.name });
    }
  }
  function textOf(notice: OwnNotice): string {
    const when = format.dateTime(notice.at, { dateStyle: "medium", timeStyle: "short" });
    switch (notice.kind) {
      case "failed-sign-ins":
        return t("failedSignIns.text", { when });
      case "work-paused": {
        const { name, imports, revocations } = notice;
        return t("workPaused.text", { name, imports, revocations });
      }
      case "staff-recovered":
        return t("staffRecovered.text", { when });
      case "sign-in-reset":
        return t("signInReset.text", { by: notice.by, when });
    }
  }
  function dismiss(id: string) {
    setDismissed((before) => [...before, id]);
    void attempt(() => dismissNotice({ id }));
  }
  const shown = notices.filter(({ id }) => !dismissed.includes(id));
  if (shown.length === 0) return null;
  return (
    <div className="mb-6 grid gap-3">
      {shown.map((notice) => (
        <Notice
          key={notice.id}
          tone="warning"
          role="status"
          title={titleOf(notice)}
          action={
            <>
              {notice.kind === "failed-sign-ins" && (
                <ButtonLink size="sm" href={routes.profile()}>
                  {t("changePassword")}
                </ButtonLink>
              )}
              <Button size="sm" onClick={() => dismiss(notice.id)}>
                {t("dismiss")}
              </Button>
            </>
          }
        >
          {textOf(notice)}
        </Notice>
      ))}
    </div>
  );
}
