import { History, Pencil, UserPlus } from "lucide-react";
import type { Conference } from "@/lib/conferences/types";
import { getTranslations } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { ButtonLink } from "../ui/button";
import { PageHeader } from "../ui/page-header";
import { ConferenceMore } from "./conference-more";
import { DeleteConference } from "./delete-conference";

type ConferenceHeaderProps = { conference: Conference; mayManage: boolean };

/** The top of a conference's page: what it is, and what can be done with it. */
export async function ConferenceHeader({ conference, mayManage }: ConferenceHeaderProps) {
  const t = await getTranslations("conferences");
  const activity = await getTranslations("activity");
  const common = await getTranslations("common");
  return (
    <PageHeader
      title={conference.title}
      subtitle={conference.description}
      back={{ href: routes.conferences(), label: common("shell.pages.conferences") }}
      actions={
        mayManage ? (
          <>
            <DeleteConference conference={conference} />
            <ConferenceMore conference={conference} />
            <ButtonLink href={routes.editConference(conference.code)}>
              <Pencil aria-hidden="true" />
              {t("edit")}
            </ButtonLink>
            <ButtonLink variant="primary" href={routes.invite(conference.code)}>
              <UserPlus aria-hidden="true" />
              {t("invite")}
            </ButtonLink>
          </>
        ) : (
          <ButtonLink href={routes.conferenceActivity(conference.code)}>
            <History aria-hidden="true" />
            {activity("history.button")}
          </ButtonLink>
        )
      }
    />
  );
}
