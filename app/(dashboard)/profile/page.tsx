import { PasskeysCard } from "@/components/passkeys/passkeys-card";
import { NameForm } from "@/components/profile/name-form";
import { PasswordForm } from "@/components/profile/password-form";
import { Section } from "@/components/profile/section";
import { SessionList } from "@/components/profile/session-list";
import { SignOutEverywhere } from "@/components/profile/sign-out-everywhere";
import { TwoStepsCard } from "@/components/two-step/two-steps-card";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/access/require-page";
import { env } from "@/lib/platform/env";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { listOwnPasskeys } from "@/lib/passkeys/list";
import { listOwnSessions } from "@/lib/profile/list-sessions";
import { routes } from "@/lib/platform/routes";
import { getOwnTwoSteps } from "@/lib/two-step/get";
import { ScreenTexts } from "@/components/shell/screen-texts";

export const generateMetadata = tabTitle("profile", (t) => t("title"));

const TEXTS = ["profile"] as const;

/** The person's name, password, two-step verification and sessions. */
export default async function ProfilePage() {
  const staff = await requirePage("support", routes.profile());
  const [t, sessions, twoSteps, passkeys] = await Promise.all([
    getTranslations("profile"),
    listOwnSessions(),
    getOwnTwoSteps(),
    listOwnPasskeys(),
  ]);
  return (
    <ScreenTexts of={TEXTS}>
      <PageHeader title={t("title")} />
      <Section title={t("nameTitle")} text={t("nameText")}>
        <NameForm name={staff.name} email={staff.email} />
      </Section>
      <Section title={t("passwordTitle")} text={t("passwordText")}>
        <PasswordForm name={staff.name} email={staff.email} />
      </Section>
      <Section title={t("twoSteps.title")} text={t("twoSteps.text")}>
        <TwoStepsCard
          twoSteps={twoSteps}
          email={staff.email}
          identityProvider={env().oidc?.name ?? null}
        />
      </Section>
      <Section title={t("passkeys.title")} text={t("passkeys.text")}>
        <PasskeysCard passkeys={passkeys} identityProvider={env().oidc?.name ?? null} />
      </Section>
      <Section title={t("sessionsTitle")} text={t("sessionsText")} action={<SignOutEverywhere />}>
        <SessionList sessions={sessions} />
      </Section>
    </ScreenTexts>
  );
}
