"use client";

import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";

type ListNoticesProps = {
  /** True if the list was restored from a draft. */
  restored: boolean;
  onDiscard: () => void;
  locked: boolean;
  /** The name of the used file if several files were dropped; null otherwise. */
  usedFile: string | null;
};

/** Notices that a draft was restored, and which of several dropped files is used. */
export function ListNotices({ restored, onDiscard, locked, usedFile }: ListNoticesProps) {
  const t = useTranslations("imports");
  return (
    <>
      {restored && (
        <Notice
          role="status"
          action={
            <Button size="sm" onClick={onDiscard} disabled={locked}>
              {t("draft.discard")}
            </Button>
          }
        >
          {t("draft.restored")}
        </Notice>
      )}
      {usedFile !== null && (
        <Notice tone="warning" role="alert">
          {t("input.oneFile", { name: usedFile })}
        </Notice>
      )}
    </>
  );
}
