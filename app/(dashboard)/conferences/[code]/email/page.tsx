import { notFound } from "next/navigation";
import { TemplatesScreen } from "@/components/mail-templates/templates-screen";
import { ScreenTexts } from "@/components/shell/screen-texts";
import { readForPage, requirePage } from "@/lib/access/require-page";
import { getMailTemplates } from "@/lib/mail-templates/get";
import { tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";

type Props = { params: Promise<{ code: string }> };

export const generateMetadata = tabTitle("mailTexts", (t) => t("title"));

const TEXTS = ["mailTexts"] as const;

/** The email texts of a conference. */
export default async function ConferenceMailPage({ params }: Props) {
  const { code } = await params;
  await requirePage("manager", routes.mailTemplates(code));
  const texts = await readForPage(() => getMailTemplates({ conferenceCode: code }));
  if (!texts?.conference) notFound();
  const back = { href: routes.conference(code), label: texts.conference.title };
  return (
    <ScreenTexts of={TEXTS}>
      <TemplatesScreen texts={texts} back={back} />
    </ScreenTexts>
  );
}
