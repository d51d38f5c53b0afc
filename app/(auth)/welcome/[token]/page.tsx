import { WelcomeForm } from "@/components/sign-in/welcome-form";
import { ButtonLink } from "@/components/ui/link";
import { openWelcome } from "@/lib/access/sign-in/welcome";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";

type Props = { params: Promise<{ token: string }> };

export const generateMetadata = tabTitle("signIn", (t) => t("welcome.submit"));

/**
 * The page of a one-time link, on which a person sets a password. Opening it does not use up the
 * link.
 */
export default async function WelcomePage({ params }: Props) {
  const { token } = await params;
  const [t, profile, validation, errors, welcome] = await Promise.all([
    getTranslations("signIn"),
    getTranslations("profile"),
    getTranslations("validation"),
    getTranslations("errors"),
    openWelcome(token),
  ]);
  if (!welcome) {
    return (
      <>
        <h1 className="text-2xl font-semibold">{t("welcome.spentTitle")}</h1>
        <p className="mt-1.5 mb-8 text-pretty text-ink-muted">{t("welcome.spentText")}</p>
        <ButtonLink href={routes.login()}>{t("welcome.toSignIn")}</ButtonLink>
      </>
    );
  }
  const { email, name } = welcome;
  return (
    <>
      <h1 className="text-2xl font-semibold break-words">{t("welcome.title", { name })}</h1>
      <p className="mt-1.5 mb-8 text-pretty break-words text-ink-muted">
        {t("welcome.text", { email })}
      </p>
      <WelcomeForm
        token={token}
        email={email}
        name={name}
        texts={{
          email: t("email"),
          password: t("welcome.password"),
          rule: t("welcome.rule"),
          show: t("show"),
          hide: t("hide"),
          submit: t("welcome.submit"),
          strength: {
            label: profile("strength"),
            levels: {
              0: profile("strengths.0"),
              1: profile("strengths.1"),
              2: profile("strengths.2"),
              3: profile("strengths.3"),
              4: profile("strengths.4"),
            },
          },
          errors: {
            passwordShort: validation("passwordShort"),
            passwordLong: validation("passwordLong"),
            passwordIsEmail: validation("passwordIsEmail"),
            passwordCommon: validation("passwordCommon"),
            passwordGuessable: validation("passwordGuessable"),
            spent: t("welcome.spentTitle"),
            busy: errors("busy"),
            "not-allowed": errors("not-allowed"),
            unexpected: errors("unexpected"),
          },
        }}
      />
    </>
  );
}
