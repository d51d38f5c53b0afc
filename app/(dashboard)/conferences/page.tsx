import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { ConferencesScreen } from "@/components/conferences/conferences-screen";
import { ConferencesSkeleton } from "@/components/conferences/conferences-skeleton";
import { SetCurrentProject } from "@/components/shell/current-project";
import { Deferred } from "@/components/shell/deferred";
import { allows } from "@/lib/access/guard";
import { requirePage } from "@/lib/access/require-page";
import { listConferences } from "@/lib/conferences/list";
import { conferencesQuery } from "@/lib/conferences/queries";
import { ConferenceListParams } from "@/lib/conferences/schema";
import { tabTitle } from "@/lib/platform/i18n/server";
import { currentProject } from "@/lib/access/resolve-project";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = tabTitle("conferences", (t) => t("title"));

const TEXTS = ["conferences"] as const;

/** All conferences of the project. */
export default async function ConferencesPage({ searchParams }: Props) {
  const staff = await requirePage("support", routes.conferences());
  const project = await currentProject(staff);
  const state = ConferenceListParams.parse(await searchParams);
  const mayManage = allows(staff.role, "manager");
  return (
    <ScreenTexts of={TEXTS}>
      <Deferred
        promise={listConferences(state, undefined, project.id)}
        fallback={<ConferencesSkeleton />}
      >
        {(page) => {
          const client = new QueryClient();
          client.setQueryData(conferencesQuery(project.id, state).queryKey, {
            pages: [page],
            pageParams: [""],
          });
          return (
            <HydrationBoundary state={dehydrate(client)}>
              <SetCurrentProject id={project.id} />
              <ConferencesScreen key={project.id} projectId={project.id} mayManage={mayManage} />
            </HydrationBoundary>
          );
        }}
      </Deferred>
    </ScreenTexts>
  );
}
