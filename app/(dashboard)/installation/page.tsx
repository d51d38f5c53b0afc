import { InstallationScreen } from "@/components/installation/installation-screen";
import { ScreenTexts } from "@/components/shell/screen-texts";
import { requirePage } from "@/lib/access/require-page";
import { getInstallation } from "@/lib/installation/get";
import { getTranslations } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { readiness } from "@/lib/server/health";
import { workerStates } from "@/lib/server/workers";

export async function generateMetadata() {
  const t = await getTranslations("installation");
  return { title: t("title") };
}

const TEXTS = ["installation"] as const;

/** Health, backups, sizes and settings of this installation; for administrators. */
export default async function InstallationPage() {
  await requirePage("administrator", routes.installation());
  const [installation, { checks }] = await Promise.all([getInstallation(), readiness()]);
  const now = Date.now();
  return (
    <ScreenTexts of={TEXTS}>
      <InstallationScreen
        installation={installation}
        checks={checks}
        workers={workerStates().map(({ name, ageMs, late }) => ({ name, at: now - ageMs, late }))}
      />
    </ScreenTexts>
  );
}
