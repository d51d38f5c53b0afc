import { notFound } from "next/navigation";
import { ImportScreen } from "@/components/imports/import-screen";
import { PageHeader } from "@/components/ui/page-header";
import { readForPage, requirePage } from "@/lib/access/require-page";
import { getConference } from "@/lib/conferences/get";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

type Props = { params: Promise<{ code: string }> };

export const generateMetadata = tabTitle("imports", (t) => t("title"));

const TEXTS = ["imports", "invitations"] as const;

/** Imports a list of people into a conference. */
export default async function ImportListPage({ params }: Props) {
  const { code } = await params;
  const staff = await requirePage("manager", routes.importList(code));
  const conference = await readForPage(() => getConference(code));
  if (!conference || conference.deleted) notFound();
  const t = await getTranslations("imports");
  return (
    <ScreenTexts of={TEXTS}>
      <PageHeader
        title={t("title")}
        back={{ href: routes.conference(code), label: conference.title }}
      />
      <ImportScreen conferenceCode={code} draftKey={`${staff.id} ${code}`} />
    </ScreenTexts>
  );
}
