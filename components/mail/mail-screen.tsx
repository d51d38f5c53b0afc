"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "use-intl";
import type { MailOverview } from "@/lib/mail/types";
import { routes } from "@/lib/platform/routes";
import { Fact, Facts, Part } from "../installation/part";
import { RecentSignInProvider } from "../recent-sign-in/recent-sign-in-provider";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { PageHeader } from "../ui/page-header";
import { ProjectMail } from "./project-mail";
import { RefusedAddresses } from "./refused-addresses";
import { RecordsForm } from "./records-form";
import { ServerCheck } from "./server-check";
import { TestForm } from "./test-form";

type MailScreenProps = { mail: MailOverview; identityProvider: string | null };

/** The email settings and state, for administrators. */
export function MailScreen({ mail, identityProvider }: MailScreenProps) {
  const t = useTranslations("mail");
  const installation = useTranslations("installation");
  const format = useFormatter();
  const router = useRouter();
  const { server, counts, problem, refused, projects } = mail;
  const header = (
    <PageHeader
      title={t("title")}
      subtitle={t("text")}
      back={{ href: routes.installation(), label: installation("title") }}
      actions={server && <Button onClick={() => router.refresh()}>{t("refresh")}</Button>}
    />
  );
  if (!server)
    return (
      <>
        {header}
        <Notice title={t("off")}>{t("offText")}</Notice>
      </>
    );
  return (
    <RecentSignInProvider identityProvider={identityProvider}>
      {header}
      <Part title={t("projects.title")} text={t("projects.text")}>
        <ul className="grid gap-3">
          {projects.map((project) => (
            <ProjectMail key={project.id} project={project} />
          ))}
        </ul>
      </Part>
      <Part title={t("server.title")} text={t("server.text")}>
        <div className="grid gap-4">
          <Facts>
            <Fact name={t("server.host")}>{server.host}</Fact>
            <Fact name={t("server.from")}>{server.from}</Fact>
            <Fact name={t("server.rate")}>
              {t("server.rates", { all: server.perMinute, domain: server.perDomain })}
            </Fact>
          </Facts>
          <ServerCheck />
          <TestForm />
        </div>
      </Part>
      <Part title={t("records.title")} text={t("records.text")}>
        <RecordsForm />
      </Part>
      <Part title={t("queue.title")} text={t("queue.text")}>
        <div className="grid gap-4">
          {problem && <Notice tone="warning">{t("queue.problem", { response: problem })}</Notice>}
          <Facts>
            {counts.map(({ state, count }) => (
              <Fact key={state} name={t(`states.${state}`)}>
                {format.number(count)}
              </Fact>
            ))}
          </Facts>
        </div>
      </Part>
      <Part title={t("refused.title")} text={t("refused.text")}>
        <RefusedAddresses refused={refused} />
      </Part>
    </RecentSignInProvider>
  );
}
