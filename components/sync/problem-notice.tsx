"use client";

import { useTranslations } from "use-intl";
import type { Freshness } from "@/lib/mirror/refresh-lease";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { TimeAgo } from "../ui/time-ago";
import { useFailureText } from "../ui/use-failure-text";

type ProblemNoticeProps = {
  problem: Freshness["problem"];
  syncedAt: number | null;
  retrying: boolean;
  onRetry: () => void;
};

/** Says why the last sync failed and what is shown instead, with a button to try again. */
export function ProblemNotice({ problem, syncedAt, retrying, onRetry }: ProblemNoticeProps) {
  const t = useTranslations("common");
  const text = useFailureText();
  // SessionEndedNotice offers to sign in; Boomstream is not the problem.
  if (!problem || problem.code === "signed-out") return null;
  return (
    <Notice
      tone="warning"
      role="status"
      className="mb-4"
      title={t("freshness.problem")}
      action={
        <Button size="sm" pending={retrying} onClick={onRetry}>
          {t("tryAgain")}
        </Button>
      }
    >
      {text(problem)}{" "}
      {syncedAt !== null &&
        t.rich("freshness.showing", { when: () => <TimeAgo at={syncedAt} everyMs={5000} /> })}
    </Notice>
  );
}
