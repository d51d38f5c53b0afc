import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { ChooseConference } from "@/components/imports/choose-conference";
import { ImportsTable } from "@/components/imports/imports-table";
import { SetCurrentProject } from "@/components/shell/current-project";
import { PageHeader } from "@/components/ui/page-header";
import { ApprovalList } from "@/components/approvals/approval-list";
import { allows } from "@/lib/access/guard";
import { requirePage } from "@/lib/access/require-page";
import { listApprovals } from "@/lib/approvals/list";
import { env } from "@/lib/platform/env";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { listImports } from "@/lib/imports/list";
import { importsQuery } from "@/lib/imports/queries";
import { currentProject } from "@/lib/access/resolve-project";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

export const generateMetadata = tabTitle("imports", (t) => t("listTitle"));

const TEXTS = ["approvals", "imports", "profile"] as const;

/** All imports, newest first. */
export default async function ImportsPage() {
  const staff = await requirePage("support", routes.imports());
  const project = await currentProject(staff);
  const [page, approvals] = await Promise.all([
    listImports(undefined, project.id),
    listApprovals(project.id),
  ]);
  const client = new QueryClient();
  client.setQueryData(importsQuery(project.id).queryKey, { pages: [page], pageParams: [""] });
  const t = await getTranslations("imports");
  return (
    <ScreenTexts of={TEXTS}>
      <PageHeader
        title={t("listTitle")}
        subtitle={t("subtitle")}
        actions={allows(staff.role, "manager") && <ChooseConference projectId={project.id} />}
      />
      <ApprovalList
        approvals={approvals}
        mayDecide={allows(staff.role, "manager")}
        identityProvider={env().oidc?.name ?? null}
      />
      <HydrationBoundary state={dehydrate(client)}>
        <SetCurrentProject id={project.id} />
        <ImportsTable key={project.id} projectId={project.id} />
      </HydrationBoundary>
    </ScreenTexts>
  );
}
