"use client";

import { useTranslations } from "use-intl";
import type { WorkerName } from "@/lib/installation/types";
import { Badge } from "../ui/badge";
import { TimeAgo } from "../ui/time-ago";
import { Fact, Facts } from "./part";

/** A background task and when it last succeeded (ms since 1970). */
export type Worker = { name: WorkerName; at: number; late: boolean };

/** The background tasks of this instance. */
export function WorkerFacts({ workers }: { workers: readonly Worker[] }) {
  const t = useTranslations("installation.workers");
  const names: Record<WorkerName, string> = {
    heartbeat: t("names.heartbeat"),
    revocations: t("names.revocations"),
    "abandoned rows": t("names.abandoned"),
    imports: t("names.imports"),
    mail: t("names.mail"),
    "mail plan": t("names.mailPlan"),
    "unknown rows": t("names.unknown"),
    "import rosters": t("names.importRosters"),
    "finished imports": t("names.finishedImports"),
    "future times": t("names.futureTimes"),
    "roster sweep": t("names.sweep"),
    "activity stream": t("names.activityStream"),
    "activity checkpoint": t("names.activityCheckpoint"),
    backups: t("names.backups"),
    retention: t("names.retention"),
    erasures: t("names.erasures"),
    checkpoint: t("names.checkpoint"),
    "file check": t("names.fileCheck"),
  };
  return (
    <Facts>
      {workers.map(({ name, at, late }) => (
        <Fact key={name} name={names[name]}>
          {late && (
            <>
              <Badge tone="danger">{t("late")}</Badge>{" "}
            </>
          )}
          <TimeAgo at={at} past />
        </Fact>
      ))}
    </Facts>
  );
}
