"use client";

import { useTranslations } from "use-intl";
import type { LastBackup } from "@/lib/installation/types";
import { Notice } from "../ui/notice";
import { TimeAgo } from "../ui/time-ago";
import { useFormatBytes } from "../ui/use-format-bytes";
import { Fact, Facts } from "./part";

/** The last backup, and whether a newer one failed or is overdue. */
export function BackupFacts({
  backup: { done, failure, scheduled, overdue },
}: {
  backup: LastBackup;
}) {
  const t = useTranslations("installation.backups");
  const formatBytes = useFormatBytes();
  return (
    <div className="grid gap-4">
      {failure && <Notice tone="danger">{t("failed", { error: failure.error })}</Notice>}
      {overdue && <Notice tone="danger">{t("overdue")}</Notice>}
      {done ? (
        <Facts>
          <Fact name={t("last")}>
            <TimeAgo at={done.at} past />
          </Fact>
          <Fact name={t("file")}>{done.file}</Fact>
          <Fact name={t("size")}>{formatBytes(done.bytes)}</Fact>
        </Facts>
      ) : (
        <Notice tone="warning" title={t("none")}>
          {t(scheduled ? "firstText" : "noneText")}
        </Notice>
      )}
    </div>
  );
}
