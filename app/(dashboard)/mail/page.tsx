import { MailScreen } from "@/components/mail/mail-screen";
import { ScreenTexts } from "@/components/shell/screen-texts";
import { requirePage } from "@/lib/access/require-page";
import { getMail } from "@/lib/mail/get";
import { env } from "@/lib/platform/env";
import { tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";

export const generateMetadata = tabTitle("mail", (t) => t("title"));

const TEXTS = ["installation", "mail", "profile"] as const;

/** Foyer's own email: state, tests and refused addresses; for administrators. */
export default async function MailPage() {
  await requirePage("administrator", routes.mail());
  const mail = await getMail();
  return (
    <ScreenTexts of={TEXTS}>
      <MailScreen mail={mail} identityProvider={env().oidc?.name ?? null} />
    </ScreenTexts>
  );
}
