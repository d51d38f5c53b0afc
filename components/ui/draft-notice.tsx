"use client";

import { useTranslations } from "use-intl";
import { Button } from "./button";
import { Notice } from "./notice";

/** Says that a form continues an unsent draft, with the button that discards it. */
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
