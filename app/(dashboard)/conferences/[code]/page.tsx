import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { ConferenceHeader } from "@/components/conferences/conference-header";
import { FollowConference } from "@/components/conferences/follow-conference";
import { ExpiringNotice } from "@/components/imports/expiring-notice";
import { UnknownInvitations } from "@/components/invitations/unknown-invitations";
import { RosterScreen } from "@/components/participants/roster-screen";
import { RecordVisit } from "@/components/shell/recent-pages";
import { allows } from "@/lib/access/guard";
import { readForPage, requirePage } from "@/lib/access/require-page";
import { getConference } from "@/lib/conferences/get";
import { getTranslations } from "@/lib/platform/i18n/server";
import { listUnknownInvitations } from "@/lib/invitations/list-unknown";
import { listParticipants } from "@/lib/participants/list";
import { rosterQuery } from "@/lib/participants/queries";
import { RosterParams } from "@/lib/participants/schema";
import { getLostLinkPage } from "@/lib/personal-links/get-lost-page";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The title of the browser's tab: the conference's, or the not-found title. */
export async function generateMetadata({ params }: Props) {
  const { code } = await params;
  await requirePage("support", routes.conference(code));
  const t = await getTranslations("common");
  return { title: (await readForPage(() => getConference(code)))?.title ?? t("lost.title") };
}

const TEXTS = [
  "activity.access",
  "activity.actions",
  "activity.history",
  "activity.outcomes",
  "conferences",
  "imports.expiring",
  "invitations",
  "templates",
] as const;

/** A conference and its roster. */
export default async function ConferencePage({ params, searchParams }: Props) {
  const { code } = await params;
  const staff = await requirePage("support", routes.conference(code));
  const conference = await readForPage(() => getConference(code));
  if (!conference || conference.deleted) notFound();
  const state = RosterParams.parse(await searchParams);
  const [page, unknown, lostLink] = await Promise.all([
    listParticipants(code, state),
    listUnknownInvitations(code),
    getLostLinkPage(code),
  ]);
  const client = new QueryClient();
  client.setQueryData(rosterQuery(code, state, 0).queryKey, page);
  const mayManage = allows(staff.role, "manager");
  return (
    <ScreenTexts of={TEXTS}>
      <RecordVisit owner={staff.email} href={routes.conference(code)} label={conference.title} />
      <FollowConference conference={conference} />
      <ConferenceHeader conference={conference} mayManage={mayManage} lostLink={lostLink} />
      <UnknownInvitations conferenceCode={code} invitations={unknown} mayDecide={mayManage} />
      <ExpiringNotice conferenceCode={code} time={conference} mayManage={mayManage} />
      <HydrationBoundary state={dehydrate(client)}>
        <RosterScreen
          conferenceCode={code}
          title={conference.title}
          dated={conference.startsAt !== null}
          mayManage={mayManage}
        />
      </HydrationBoundary>
    </ScreenTexts>
  );
}
