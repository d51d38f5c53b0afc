import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { ProjectsScreen } from "@/components/projects/projects-screen";
import { requirePage } from "@/lib/access/require-page";
import { env } from "@/lib/platform/env";
import { tabTitle } from "@/lib/platform/i18n/server";
import { listProjects } from "@/lib/projects/list";
import { projectsQuery } from "@/lib/projects/queries";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

export const generateMetadata = tabTitle("projects", (t) => t("title"));

const TEXTS = ["profile", "projects"] as const;

/** The Boomstream projects; for administrators. */
export default async function ProjectsPage() {
  await requirePage("administrator", routes.projects());
  const client = new QueryClient();
  client.setQueryData(projectsQuery().queryKey, await listProjects());
  return (
    <ScreenTexts of={TEXTS}>
      <HydrationBoundary state={dehydrate(client)}>
        <ProjectsScreen identityProvider={env().oidc?.name ?? null} />
      </HydrationBoundary>
    </ScreenTexts>
  );
}
