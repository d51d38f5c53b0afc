import { redirect } from "next/navigation";
import { ChoiceForm } from "@/components/sign-in/choice-form";
import { FormProblem } from "@/components/sign-in/form-problem";
import { ProviderForm } from "@/components/sign-in/provider-form";
import { PasskeyButton } from "@/components/sign-in/passkey-button";
import { SignedOut } from "@/components/sign-in/signed-out";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { currentStaff } from "@/lib/access/guard";
import { safePath } from "@/lib/access/safe-path";
import { withBase } from "@/lib/platform/base-path";
import { env } from "@/lib/platform/env";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { getTranslations, requestLocale, tabTitle } from "@/lib/platform/i18n/server";
import { chooseLocale, chooseTheme } from "@/lib/preferences/actions";
import { LANGUAGE_NAMES } from "@/lib/preferences/language-names";
import { requestTheme } from "@/lib/preferences/theme-cookie";
import { THEMES } from "@/lib/preferences/theme";

export const generateMetadata = tabTitle("signIn", (t) => t("title"));

type Params = Record<"next" | "why" | "error" | "callbackUrl", string | string[] | undefined>;
type LoginPageProps = { searchParams: Promise<Params> };

/** Returns where to continue; after a failure next-auth passes a full URL. */
function targetIn({ next, callbackUrl }: Params): string {
  if (typeof next === "string") return next;
  const own = env().publicUrl + withBase("/");
  const known = typeof callbackUrl === "string" && callbackUrl.startsWith(own);
  return known ? callbackUrl.slice(own.length - 1) : "";
}

function whyIn({ why, error }: Params): "refused" | "late" | "failed" | null {
  if (why === "refused" || why === "late" || why === "failed") return why;
  return error === undefined ? null : "failed";
}

/** Signs in and continues to the requested page. */
export default async function LoginPage({ searchParams }: LoginPageProps) {
  const params = await searchParams;
  const target = targetIn(params);
  const why = whyIn(params);
  const { oidc } = env();
  if (await currentStaff()) redirect(safePath(target));
  const [t, common, errors, locale, theme] = await Promise.all([
    getTranslations("signIn"),
    getTranslations("common"),
    getTranslations("errors"),
    requestLocale(),
    requestTheme(),
  ]);
  return (
    <>
      <SignedOut />
      <h1 className="text-2xl font-semibold">{t("title")}</h1>
      <p className="mt-1.5 mb-8 text-pretty text-ink-muted">{t("lead")}</p>
      {oidc?.only ? (
        <FormProblem id="why" text={why ? t(`why.${why}`) : undefined} />
      ) : (
        <SignInForm
          next={target}
          why={why ? t(`why.${why}`) : undefined}
          texts={{
            email: t("email"),
            password: t("password"),
            show: t("show"),
            hide: t("hide"),
            submit: t("submit"),
            errors: {
              "wrong-credentials": errors("wrong-credentials"),
              "too-many-attempts": errors("too-many-attempts"),
              "not-allowed": errors("not-allowed"),
              invalid: errors("wrong-credentials"),
              busy: errors("busy"),
              unexpected: errors("unexpected"),
            },
          }}
        />
      )}
      {oidc && (
        <ProviderForm
          next={target}
          or={oidc.only ? null : t("or")}
          label={t("provider", { name: oidc.name })}
        />
      )}
      {!oidc?.only && (
        <PasskeyButton
          next={safePath(target)}
          label={t("passkey.label")}
          failed={t("passkey.failed")}
        />
      )}
      {!oidc?.only && <p className="mt-6 text-sm text-pretty text-ink-faint">{t("forgotten")}</p>}
      <div className="mt-10 flex flex-wrap justify-between gap-x-6 gap-y-1 border-t pt-4">
        <ChoiceForm
          label={common("shell.language")}
          name="locale"
          value={locale}
          options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          action={chooseLocale}
        />
        <ChoiceForm
          label={common("shell.theme")}
          name="theme"
          value={theme}
          options={THEMES.map((value) => ({ value, label: common(`shell.themes.${value}`) }))}
          action={chooseTheme}
        />
      </div>
    </>
  );
}
