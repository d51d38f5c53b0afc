"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { importQuery } from "@/lib/imports/queries";
import { routes } from "@/lib/platform/routes";
import { ButtonLink } from "../ui/link";
import { Notice } from "../ui/notice";
import { FixRows } from "./fix-rows";
import { PreparedPanel } from "./prepared-panel";
import { ProgressPanel } from "./progress-panel";
import { ProgressRows } from "./progress-rows";
import { UndecidedNotice } from "./undecided-notice";

/** A started import: its progress and its rows. The import continues when this page is closed. */
export function ProgressScreen({ id, mayManage }: { id: string; mayManage: boolean }) {
  const { data: progress } = useQuery(importQuery(id));
  const t = useTranslations("imports.approval");
  const [fixing, setFixing] = useState(false);
  if (!progress) return null;
  return (
    <div className="grid gap-5">
      <ProgressPanel progress={progress} mayManage={mayManage} onFix={() => setFixing(true)} />
      {progress.state === "prepared" && mayManage && <PreparedPanel progress={progress} />}
      {progress.state === "waiting" && (
        <Notice
          tone="warning"
          role="status"
          title={t("title")}
          action={
            <ButtonLink size="sm" href={routes.imports()}>
              {t("open")}
            </ButtonLink>
          }
        >
          {t("text")}
        </Notice>
      )}
      <UndecidedNotice progress={progress} mayManage={mayManage} />
      {fixing ? (
        <FixRows progress={progress} onClose={() => setFixing(false)} />
      ) : (
        progress.state !== "loading" &&
        progress.total > 0 && <ProgressRows progress={progress} mayManage={mayManage} />
      )}
    </div>
  );
}
