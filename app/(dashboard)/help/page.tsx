import { HelpScreen } from "@/components/help/help-screen";
import { requirePage } from "@/lib/access/require-page";
import { getHelp } from "@/lib/help/get";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";

export const generateMetadata = tabTitle("common", (t) => t("shell.help"));

/** The list of the help's pages, for everyone on the staff. */
export default async function HelpIndexPage() {
  await requirePage("support", routes.help());
  const t = await getTranslations("common");
  return <HelpScreen page={await getHelp("index")} topic="index" label={t("shell.help")} />;
}
