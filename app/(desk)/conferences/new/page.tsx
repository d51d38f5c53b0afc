import { NewConference } from "@/components/conferences/new-conference";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/auth/page";
import { getTranslations } from "@/lib/i18n/server";
import { routes } from "@/lib/routes";

/** The title of the browser's tab. */
export async function generateMetadata() {
  const t = await getTranslations("conferences");
  return { title: t("form.createHeading") };
}

/** A new conference. */
export default async function NewConferencePage() {
  await requirePage("manager", routes.newConference());
  const t = await getTranslations("conferences");
  return (
    <>
      <PageHeader
        title={t("form.createHeading")}
        back={{ href: routes.conferences(), label: t("title") }}
      />
      <NewConference />
    </>
  );
}
