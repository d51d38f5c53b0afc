import { notFound } from "next/navigation";
import { HelpScreen } from "@/components/help/help-screen";
import { requirePage } from "@/lib/access/require-page";
import { getHelp } from "@/lib/help/get";
import { isTopic } from "@/lib/help/topics";
import { getTranslations } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";

type Props = { params: Promise<{ topic: string }> };

/** The title of the browser's tab: the page's own. */
export async function generateMetadata({ params }: Props) {
  const { topic } = await params;
  await requirePage("support", routes.help(topic));
  if (!isTopic(topic)) return {};
  return { title: (await getHelp(topic)).title };
}

/** A page of the help, for everyone on the staff. */
export default async function HelpPage({ params }: Props) {
  const { topic } = await params;
  await requirePage("support", routes.help(topic));
  if (!isTopic(topic)) notFound();
  const t = await getTranslations("common");
  return <HelpScreen page={await getHelp(topic)} topic={topic} label={t("shell.help")} />;
}
