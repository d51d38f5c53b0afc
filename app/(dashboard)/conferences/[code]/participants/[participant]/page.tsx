import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { AccessCard } from "@/components/activity/access-card";
import { HistoryTable } from "@/components/activity/history-table";
import { PageHeader } from "@/components/ui/page-header";
import { listHistory } from "@/lib/activity/list";
import { getAccess } from "@/lib/participants/get-access";
import { historyQuery } from "@/lib/activity/queries";
import { readForPage, requirePage } from "@/lib/access/require-page";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

type Props = { params: Promise<{ code: string; participant: string }> };

export const generateMetadata = tabTitle("activity", (t) => t("access.title"));

const TEXTS = ["activity", "staff.roles"] as const;

/** One participant: whether they can join, and their history. */
export default async function ParticipantPage({ params }: Props) {
  const { code, participant } = await params;
  await requirePage("support", routes.participant(code, participant));
  const access = await readForPage(() => getAccess(participant));
  if (!access || access.conferenceCode !== code) notFound();
  const [t, page] = await Promise.all([
    getTranslations("activity"),
    listHistory({ conference: code, participant }),
  ]);
  const client = new QueryClient();
  const key = historyQuery(code, participant).queryKey;
  client.setQueryData(key, { pages: [page], pageParams: [""] });
  const back = access.conferenceDeleted
    ? { href: routes.conferenceActivity(code), label: access.conferenceTitle }
    : { href: routes.conference(code), label: access.conferenceTitle };
  return (
    <ScreenTexts of={TEXTS}>
      <PageHeader title={access.name || access.email} subtitle={access.email} back={back} />
      <AccessCard access={access} />
      <h2 className="mb-3 text-md font-semibold">{t("history.participant")}</h2>
      <HydrationBoundary state={dehydrate(client)}>
        <HistoryTable
          conferenceCode={code}
          participantCode={participant}
          label={t("history.participant")}
        />
      </HydrationBoundary>
    </ScreenTexts>
  );
}
