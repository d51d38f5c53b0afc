import { notFound } from "next/navigation";
import { EditConference } from "@/components/conferences/edit-conference";
import { PageHeader } from "@/components/ui/page-header";
import { readForPage, requirePage } from "@/lib/access/page";
import { getConference } from "@/lib/conferences/get";
import { getTranslations } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";

type Props = { params: Promise<{ code: string }> };

/** The title of the browser's tab. */
export async function generateMetadata() {
  const t = await getTranslations("conferences");
  return { title: t("form.editHeading") };
}

/** Edits a conference. */
export default async function EditConferencePage({ params }: Props) {
  const { code } = await params;
  await requirePage("manager", routes.editConference(code));
  const conference = await readForPage(() => getConference(code));
  if (!conference || conference.deleted) notFound();
  const t = await getTranslations("conferences");
  return (
    <>
      <PageHeader
        title={t("form.editHeading")}
        back={{ href: routes.conference(code), label: conference.title }}
      />
      <EditConference conference={conference} />
    </>
  );
}
