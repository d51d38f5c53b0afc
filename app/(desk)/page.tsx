import { HomeScreen } from "@/components/home/home-screen";
import { SetCurrentProject } from "@/components/shell/current-project";
import { allows } from "@/lib/access/guard";
import { requirePage } from "@/lib/access/page";
import { currentProject } from "@/lib/access/resolve-project";
import { getHome } from "@/lib/home/get";
import { getTranslations } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

/** The title of the browser's tab. */
export async function generateMetadata() {
  return { title: (await getTranslations("home"))("title") };
}

const TEXTS = ["conferences", "home", "imports.states", "invitations", "templates"] as const;

/** The first page after sign-in. */
export default async function HomePage() {
  const staff = await requirePage("support", routes.home());
  const project = await currentProject(staff);
  return (
    <ScreenTexts of={TEXTS}>
      <SetCurrentProject id={project.id} />
      <HomeScreen home={await getHome(project.id)} mayManage={allows(staff.role, "manager")} />
    </ScreenTexts>
  );
}
