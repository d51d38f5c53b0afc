import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { DeletedScreen } from "@/components/conferences/deleted-screen";
import { SetCurrentProject } from "@/components/shell/current-project";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/access/require-page";
import { currentProject } from "@/lib/access/resolve-project";
import { listDeletedConferences } from "@/lib/conference-copies/list-deleted";
import { deletedConferencesQuery } from "@/lib/conference-copies/queries";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

export const generateMetadata = tabTitle("conferences", (t) => t("deleted.title"));

const TEXTS = ["conferences"] as const;

/** Deleted conferences, to restore as new ones. */
export default async function DeletedConferencesPage() {
  const staff = await requirePage("manager", routes.deletedConferences());
  const project = await currentProject(staff);
  const t = await getTranslations("conferences");
  const client = new QueryClient();
  client.setQueryData(
    deletedConferencesQuery(project.id).queryKey,
    await listDeletedConferences(project.id),
  );
  return (
    <ScreenTexts of={TEXTS}>
      <PageHeader
        title={t("deleted.title")}
        subtitle={t("deleted.text")}
        back={{ href: routes.conferences(), label: t("title") }}
      />
      <SetCurrentProject id={project.id} />
      <HydrationBoundary state={dehydrate(client)}>
        <DeletedScreen projectId={project.id} />
      </HydrationBoundary>
    </ScreenTexts>
  );
}
