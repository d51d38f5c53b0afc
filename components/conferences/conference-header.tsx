import { ListPlus, UserPlus } from "lucide-react";
import type { Conference } from "@/lib/conferences/types";
import { getTranslations } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/link";
import { HeaderLabel, PageHeader } from "../ui/page-header";
import { ConferenceMore } from "./conference-more";
import { Countdown, When } from "./when";

type ConferenceHeaderProps = {
  conference: Conference;
  mayManage: boolean;
  lostLink: string | null;
};

/** The top of a conference's page: its title, time and actions. */
export async function ConferenceHeader({ conference, mayManage, lostLink }: ConferenceHeaderProps) {
  const t = await getTranslations("conferences");
  const common = await getTranslations("common");
  return (
    <PageHeader
      title={conference.title}
      subtitle={<Subtitle conference={conference} />}
      back={{ href: routes.conferences(), label: common("shell.pages.conferences") }}
      actions={
        <>
          <ConferenceMore conference={conference} mayManage={mayManage} lostLink={lostLink} />
          {mayManage && (
            <>
              <ButtonLink eager href={routes.importList(conference.code)}>
                <ListPlus aria-hidden="true" />
                <HeaderLabel>{t("importList")}</HeaderLabel>
              </ButtonLink>
              <ButtonLink eager variant="primary" href={routes.invite(conference.code)}>
                <UserPlus aria-hidden="true" />
                {t("invite")}
              </ButtonLink>
            </>
          )}
        </>
      }
    />
  );
}

async function Subtitle({ conference }: { conference: Conference }) {
  const t = await getTranslations("conferences");
  const { description, startsAt, timeFromBoomstream, details } = conference;
  const flags = [
    timeFromBoomstream && t("when.fromBoomstream"),
    details?.lobby && t("details.lobby"),
    details?.public && t("details.public"),
    details?.showRecords && t("details.records"),
  ].filter((flag) => typeof flag === "string");
  return (
    <>
      {(startsAt !== null || flags.length > 0) && (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {startsAt !== null && (
            <>
              <span className="text-ink">
                <When time={conference} />
              </span>
              <span aria-hidden="true" className="text-ink-faint">
                ·
              </span>
              <Countdown time={conference} />
            </>
          )}
          {flags.map((flag) => (
            <Badge key={flag}>{flag}</Badge>
          ))}
        </p>
      )}
      {description && <p>{description}</p>}
    </>
  );
}
