"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ImportProgress } from "@/lib/imports/types";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Menu, MenuItem } from "../ui/menu";
import { Notice } from "../ui/notice";
import { type Decision, DECISIONS, useDecideRows } from "./use-decide-rows";

type UndecidedNoticeProps = { progress: ImportProgress; mayManage: boolean };

/** Shows the number of rows with an unknown outcome, with a decision for all of them. */
export function UndecidedNotice({ progress, mayManage }: UndecidedNoticeProps) {
  const t = useTranslations("imports.run");
  const { decide, pending } = useDecideRows(progress.id);
  const [asking, setAsking] = useState(false);
  const count = progress.counts.unknown - progress.checking;
  function choose(decision: Decision) {
    if (decision === "send-again") setAsking(true);
    else void decide("all", decision);
  }
  return (
    <>
      {progress.checking > 0 && (
        <Notice role="status">{t("checking", { count: progress.checking })}</Notice>
      )}
      {count > 0 && (
        <Notice
          tone="warning"
          title={t("undecided", { count })}
          action={
            mayManage && (
              <Menu
                trigger={
                  <Button size="sm" pending={pending}>
                    {t("decideAll")}
                  </Button>
                }
              >
                {DECISIONS.map((decision) => (
                  <MenuItem key={decision} onSelect={() => choose(decision)}>
                    {t(decision)}
                  </MenuItem>
                ))}
              </Menu>
            )
          }
        >
          {t("undecidedText")}
        </Notice>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("sendAgainTitle", { count })}
        description={t("sendAgainText")}
        confirmLabel={t("send-again")}
        pending={pending}
        onConfirm={() => void decide("all", "send-again").then(() => setAsking(false))}
      />
    </>
  );
}
