import { HomeScreen } from "@/components/home/home-screen";
import { SetCurrentProject } from "@/components/shell/current-project";
import { ApprovalList } from "@/components/approvals/approval-list";
import { allows } from "@/lib/access/guard";
import { requirePage } from "@/lib/access/require-page";
import { currentProject } from "@/lib/access/resolve-project";
import { getHome } from "@/lib/home/get";
import { listApprovals } from "@/lib/approvals/list";
import { env } from "@/lib/platform/env";
import { tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

export const generateMetadata = tabTitle("home", (t) => t("title"));

const TEXTS = ["approvals", "conferences", "home", "invitations", "profile", "templates"] as const;

/** The first page after sign-in. */
export default async function HomePage() {
  const staff = await requirePage("support", routes.home());
  const project = await currentProject(staff);
  const mayManage = allows(staff.role, "manager");
  const [home, approvals] = await Promise.all([getHome(project.id), listApprovals(project.id)]);
  return (
    <ScreenTexts of={TEXTS}>
      <SetCurrentProject id={project.id} />
      <HomeScreen
        home={home}
        mayManage={mayManage}
        approvals={
          <ApprovalList
            approvals={approvals}
            mayDecide={mayManage}
            identityProvider={env().oidc?.name ?? null}
          />
        }
      />
    </ScreenTexts>
  );
}
