"use client";

import { useTranslations } from "use-intl";
import { Button } from "./button";
import { Notice } from "./notice";

/** A note that a form contains an unsent draft, with a button that discards it. */
export function DraftNotice({ onDiscard }: { onDiscard: () => void }) {
  const t = useTranslations("common.draft");
  return (
    <Notice
      role="status"
      action={
        <Button size="sm" onClick={onDiscard}>
          {t("discard")}
        </Button>
      }
    >
      {t("restored")}
    </Notice>
  );
}
