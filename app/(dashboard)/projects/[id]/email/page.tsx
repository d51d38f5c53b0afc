import { notFound } from "next/navigation";
import { TemplatesScreen } from "@/components/mail-templates/templates-screen";
import { ScreenTexts } from "@/components/shell/screen-texts";
import { readForPage, requirePage } from "@/lib/access/require-page";
import { getMailTemplates } from "@/lib/mail-templates/get";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";

type Props = { params: Promise<{ id: string }> };

export const generateMetadata = tabTitle("mailTexts", (t) => t("title"));

const TEXTS = ["mailTexts"] as const;

/** The email texts of a project. */
export default async function ProjectMailPage({ params }: Props) {
  const { id } = await params;
  await requirePage("manager", routes.projectMailTemplates(id));
  const texts = await readForPage(() => getMailTemplates({ projectId: id }));
  if (!texts) notFound();
  const t = await getTranslations("conferences");
  return (
    <ScreenTexts of={TEXTS}>
      <TemplatesScreen texts={texts} back={{ href: routes.conferences(), label: t("title") }} />
    </ScreenTexts>
  );
}
