"use client";

import { useTranslations } from "use-intl";
import type { Installation } from "@/lib/installation/types";
import { Badge } from "../ui/badge";
import { Notice } from "../ui/notice";
import { Fact, Facts } from "./part";

const CHECKS = ["read", "write", "file", "disk", "workers", "clock", "process"] as const;

/** Each check with `ok`, or its problem in a few words. */
export type Checks = Record<(typeof CHECKS)[number], string>;

type HealthFactsProps = { checks: Checks } & Pick<Installation, "services" | "stream">;

/** The health checks: this instance, and Boomstream for each project. */
export function HealthFacts({ checks, services, stream }: HealthFactsProps) {
  const t = useTranslations("installation.health");
  const state = {
    up: t("states.up"),
    slow: t("states.slow"),
    down: t("states.down"),
    "key-refused": t("states.refused"),
    unused: t("states.unused"),
  };
  const problems: Record<string, string> = {
    "too slow": t("tooSlow"),
    full: t("full"),
    damaged: t("damaged"),
    stopping: t("stopping"),
    "not started": t("notStarted"),
  };
  function describe(check: keyof Checks): string {
    const result = checks[check];
    if (check === "clock") {
      return t("skew", { seconds: String(Math.round(Number.parseInt(result, 10) / 100) / 10) });
    }
    return problems[result] ?? (check === "workers" ? t("problem") : t("failed"));
  }
  const advice = [
    ...(checks.disk === "full" ? [t("advice.full")] : []),
    ...(checks.workers.startsWith("late") ? [t("advice.workers")] : []),
    ...services.flatMap(({ project, state: now }) => {
      if (now === "key-refused") return [t("advice.refused", { project })];
      return now === "down" ? [t("advice.down", { project })] : [];
    }),
  ];
  return (
    <div className="grid gap-4">
      {advice.map((text) => (
        <Notice key={text} tone="danger">
          {text}
        </Notice>
      ))}
      <Facts>
        {CHECKS.map((check) => (
          <Fact key={check} name={t(`checks.${check}`)}>
            {checks[check] === "ok" ? (
              <Badge tone="accent">{t("ok")}</Badge>
            ) : (
              <Badge tone={check === "clock" ? "warning" : "danger"}>{describe(check)}</Badge>
            )}
          </Fact>
        ))}
        {services.map((service) => (
          <Fact key={service.project} name={t("boomstream", { project: service.project })}>
            <Badge tone={toneOf(service.state)}>{state[service.state]}</Badge>
          </Fact>
        ))}
        {stream && (
          <Fact name={t("stream")}>
            <Badge tone={stream.late ? "danger" : "accent"}>
              {stream.late ? t("unsent", { count: stream.unsent }) : t("ok")}
            </Badge>
          </Fact>
        )}
      </Facts>
    </div>
  );
}

function toneOf(state: Installation["services"][number]["state"]) {
  if (state === "up") return "accent";
  if (state === "unused") return "neutral";
  return state === "slow" ? "warning" : "danger";
}
