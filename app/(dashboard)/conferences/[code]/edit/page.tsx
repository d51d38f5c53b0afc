import { notFound } from "next/navigation";
import { EditConference } from "@/components/conferences/edit-conference";
import { PageHeader } from "@/components/ui/page-header";
import { readForPage, requirePage } from "@/lib/access/require-page";
import { getConference } from "@/lib/conferences/get";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

type Props = { params: Promise<{ code: string }> };

export const generateMetadata = tabTitle("conferences", (t) => t("form.editHeading"));

const TEXTS = ["conferences"] as const;

/** Edits a conference. */
export default async function EditConferencePage({ params }: Props) {
  const { code } = await params;
  const staff = await requirePage("manager", routes.editConference(code));
  const conference = await readForPage(() => getConference(code));
  if (!conference || conference.deleted) notFound();
  const t = await getTranslations("conferences");
  return (
    <ScreenTexts of={TEXTS}>
      <PageHeader
        title={t("form.editHeading")}
        back={{ href: routes.conference(code), label: conference.title }}
      />
      <EditConference conference={conference} draftKey={`${staff.id} edit ${code}`} />
    </ScreenTexts>
  );
}
