import { NewConference } from "@/components/conferences/new-conference";
import { SetCurrentProject } from "@/components/shell/current-project";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/access/require-page";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { currentProject } from "@/lib/access/resolve-project";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

export const generateMetadata = tabTitle("conferences", (t) => t("form.createHeading"));

const TEXTS = ["conferences"] as const;

/** Creates a conference. */
export default async function NewConferencePage() {
  const staff = await requirePage("manager", routes.newConference());
  const project = await currentProject(staff);
  const t = await getTranslations("conferences");
  return (
    <ScreenTexts of={TEXTS}>
      <PageHeader
        title={t("form.createHeading")}
        back={{ href: routes.conferences(), label: t("title") }}
      />
      <SetCurrentProject id={project.id} />
      <NewConference projectId={project.id} draftKey={`${staff.id} new ${project.id}`} />
    </ScreenTexts>
  );
}
