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
import { RunProgress } from "./run-progress";
import { RunRows } from "./run-rows";
import { UndecidedNotice } from "./undecided-notice";

/** A started import: its progress and its rows. The import continues when this page is closed. */
export function RunScreen({ id, mayManage }: { id: string; mayManage: boolean }) {
  const { data: run } = useQuery(importQuery(id));
  const t = useTranslations("imports.approval");
  const [fixing, setFixing] = useState(false);
  if (!run) return null;
  return (
    <div className="grid gap-5">
      <RunProgress run={run} mayManage={mayManage} onFix={() => setFixing(true)} />
      {run.state === "prepared" && mayManage && <PreparedPanel run={run} />}
      {run.state === "waiting" && (
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
      <UndecidedNotice run={run} mayManage={mayManage} />
      {fixing ? (
        <FixRows run={run} onClose={() => setFixing(false)} />
      ) : (
        run.state !== "loading" && run.total > 0 && <RunRows run={run} mayManage={mayManage} />
      )}
    </div>
  );
}
