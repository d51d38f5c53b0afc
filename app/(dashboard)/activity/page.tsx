import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { ActivityScreen } from "@/components/activity/activity-screen";
import { listActivity, listActivityStaff } from "@/lib/activity/list";
import { activityQuery } from "@/lib/activity/queries";
import { ActivityParams } from "@/lib/activity/schema";
import { requirePage } from "@/lib/access/require-page";
import { tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = tabTitle("activity", (t) => t("title"));

const TEXTS = ["activity", "staff.roles"] as const;

/** The activity log; for administrators. */
export default async function ActivityPage({ searchParams }: Props) {
  await requirePage("administrator", routes.activity());
  const state = ActivityParams.parse(await searchParams);
  const [page, people] = await Promise.all([listActivity(state), listActivityStaff()]);
  const client = new QueryClient();
  client.setQueryData(activityQuery(state).queryKey, { pages: [page], pageParams: [""] });
  return (
    <ScreenTexts of={TEXTS}>
      <HydrationBoundary state={dehydrate(client)}>
        <ActivityScreen people={people} />
      </HydrationBoundary>
    </ScreenTexts>
  );
}
