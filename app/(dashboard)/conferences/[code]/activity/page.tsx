import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { HistoryTable } from "@/components/activity/history-table";
import { PageHeader } from "@/components/ui/page-header";
import { listHistory } from "@/lib/activity/list";
import { historyQuery } from "@/lib/activity/queries";
import { readForPage, requirePage } from "@/lib/access/require-page";
import { getConference } from "@/lib/conferences/get";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

type Props = { params: Promise<{ code: string }> };

export const generateMetadata = tabTitle("activity", (t) => t("title"));

const TEXTS = ["activity", "staff.roles"] as const;

/** The activity of one conference, deleted ones too. */
export default async function ConferenceActivityPage({ params }: Props) {
  const { code } = await params;
  await requirePage("support", routes.conferenceActivity(code));
  const conference = await readForPage(() => getConference(code));
  if (!conference) notFound();
  const [t, common, page] = await Promise.all([
    getTranslations("activity"),
    getTranslations("common"),
    listHistory({ conference: code }),
  ]);
  const client = new QueryClient();
  client.setQueryData(historyQuery(code, "").queryKey, { pages: [page], pageParams: [""] });
  const { title, deleted } = conference;
  const back = deleted
    ? { href: routes.conferences(), label: common("shell.pages.conferences") }
    : { href: routes.conference(code), label: title };
  return (
    <ScreenTexts of={TEXTS}>
      <PageHeader title={t("history.title", { title })} back={back} />
      <HydrationBoundary state={dehydrate(client)}>
        <HistoryTable conferenceCode={code} label={t("history.title", { title })} />
      </HydrationBoundary>
    </ScreenTexts>
  );
}
