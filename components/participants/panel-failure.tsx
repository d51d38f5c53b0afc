"use client";

import { useTranslations } from "use-intl";
import { ReadFailure } from "@/lib/platform/http/get-json";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/link";
import { Notice } from "../ui/notice";
import { useFailureText } from "../ui/use-failure-text";

/** Returns true if the conference has no such participant; other failures say nothing about them. */
export function isMissing(error: Error): boolean {
  return error instanceof ReadFailure && error.code === "not-found";
}

type PanelFailureProps = { error: Error; retrying: boolean; onRetry: () => void };

/** Why the person panel has nobody to show, with the next step. */
export function PanelFailure({ error, retrying, onRetry }: PanelFailureProps) {
  const t = useTranslations("participants.panel");
  const common = useTranslations("common");
  const text = useFailureText();
  if (isMissing(error)) {
    return (
      <Notice
        role="status"
        action={<ButtonLink href={routes.people()}>{common("shell.pages.people")}</ButtonLink>}
      >
        {t("missingText")}
      </Notice>
    );
  }
  return (
    <Notice
      tone="danger"
      role="alert"
      action={
        <Button size="sm" pending={retrying} onClick={onRetry}>
          {common("tryAgain")}
        </Button>
      }
    >
      {text({ code: error instanceof ReadFailure ? error.code : "unexpected" })}
    </Notice>
  );
}
