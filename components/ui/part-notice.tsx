"use client";

import { useTranslations } from "use-intl";
import { Button } from "./button";
import { Spinner } from "./spinner";

type PartNoticeProps = { failed: boolean; onRetry: () => void; onClose?: () => void };

/** What stands in for a part whose code is on its way, or did not come. A quick one shows nothing. */
export function PartNotice({ failed, onRetry, onClose }: PartNoticeProps) {
  const t = useTranslations("common");
  const place =
    "fixed inset-x-0 bottom-[calc(var(--bottom-bar,0px)+1rem)] z-60 mx-auto flex w-fit max-w-[calc(100%-1.5rem)] flex-wrap items-center gap-2 rounded-float bg-raised px-4 py-2.5 shadow-sheet";
  if (!failed) {
    return (
      <p role="status" className={`${place} animate-late`}>
        <Spinner className="text-accent-text" />
        {t("loading")}
      </p>
    );
  }
  return (
    <div role="alert" className={place}>
      <p className="mr-1">{t("partFailed")}</p>
      <Button size="sm" variant="primary" onClick={onRetry}>
        {t("tryAgain")}
      </Button>
      {onClose && (
        <Button size="sm" variant="ghost" onClick={onClose}>
          {t("close")}
        </Button>
      )}
    </div>
  );
}
