"use client";

import { useFormatter, useTranslations } from "use-intl";
import { beginTwoSteps } from "@/lib/two-step/actions";
import type { OwnTwoSteps, SetUp } from "@/lib/two-step/schema";
import { useChange } from "../staff/use-change";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { FailureNotice } from "../ui/failure-notice";

export type OpenDialog =
  | { kind: "set-up"; setUp: SetUp }
  | { kind: "codes"; codes: string[] }
  | { kind: "renew" | "turn-off" };

type TwoStepsStateProps = { twoSteps: OwnTwoSteps; onOpen: (dialog: OpenDialog) => void };

/** Shows whether two-step verification is on, with buttons to change it. */
export function TwoStepsState({ twoSteps: { since, codesLeft }, onOpen }: TwoStepsStateProps) {
  const t = useTranslations("profile.twoSteps");
  const format = useFormatter();
  const { pending, error, change } = useChange(
    () => beginTwoSteps({}),
    (setUp) => onOpen({ kind: "set-up", setUp }),
  );
  return (
    <div className="grid gap-4 rounded-card border bg-surface p-5">
      {error && <FailureNotice>{error}</FailureNotice>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Badge tone={since === null ? "neutral" : "accent"}>
          {t(since === null ? "off" : "on")}
        </Badge>
        <p className="min-w-0 flex-1 basis-56 text-pretty text-ink-muted">
          {since === null
            ? t("offText")
            : `${t("since", { when: format.dateTime(since, { dateStyle: "medium" }) })} · ${t("codesLeft", { count: codesLeft })}`}
        </p>
      </div>
      <div className="flex flex-wrap justify-end gap-2">
        {since === null ? (
          <Button variant="primary" pending={pending} onClick={change}>
            {t("turnOn")}
          </Button>
        ) : (
          <>
            <Button onClick={() => onOpen({ kind: "turn-off" })}>{t("turnOff")}</Button>
            <Button onClick={() => onOpen({ kind: "renew" })}>{t("renew")}</Button>
          </>
        )}
      </div>
    </div>
  );
}
