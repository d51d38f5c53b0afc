"use client";

import { useTranslations } from "use-intl";
import type { Installation } from "@/lib/installation/types";
import { routes } from "@/lib/platform/routes";
import { ButtonLink } from "../ui/link";
import { PageHeader } from "../ui/page-header";
import { BackupFacts } from "./backup-facts";
import { type Checks, HealthFacts } from "./health-facts";
import { MailFacts } from "./mail-facts";
import { Part } from "./part";
import { SettingsTable } from "./settings-table";
import { SizeFacts } from "./size-facts";
import { type Worker, WorkerFacts } from "./worker-facts";

type InstallationScreenProps = {
  installation: Installation;
  checks: Checks;
  workers: readonly Worker[];
};

/** The state of this installation, for administrators. */
export function InstallationScreen({ installation, checks, workers }: InstallationScreenProps) {
  const t = useTranslations("installation");
  const { version, node, database } = installation;
  return (
    <>
      <PageHeader title={t("title")} subtitle={t("text", { version, node, database })} />
      <Part title={t("health.title")} text={t("health.text")}>
        <HealthFacts
          checks={checks}
          services={installation.services}
          stream={installation.stream}
        />
      </Part>
      <Part title={t("backups.title")} text={t("backups.text")}>
        <BackupFacts backup={installation.backup} />
      </Part>
      <Part title={t("mail.title")} text={t("mail.text")}>
        <div className="grid justify-items-start gap-4 *:first:w-full">
          <MailFacts mail={installation.mail} />
          <ButtonLink href={routes.mail()}>{t("mail.open")}</ButtonLink>
        </div>
      </Part>
      <Part title={t("workers.title")} text={t("workers.text")}>
        <WorkerFacts workers={workers} />
      </Part>
      <Part title={t("sizes.title")} text={t("sizes.text")}>
        <SizeFacts sizes={installation.sizes} />
      </Part>
      <Part title={t("settings.title")} text={t("settings.text")}>
        <SettingsTable settings={installation.settings} />
      </Part>
    </>
  );
}
