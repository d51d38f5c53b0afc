import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ChoiceForm } from "@/components/sign-in/choice-form";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { buttonStyle } from "@/components/ui/button-style";
import { currentStaff } from "@/lib/auth/guard";
import { safePath } from "@/lib/auth/safe-path";
import { LOCALES } from "@/lib/i18n/locales";
import { getTranslations, requestLocale } from "@/lib/i18n/server";
import { chooseLocale, chooseTheme } from "@/lib/preferences/actions";
import { LANGUAGE_NAMES } from "@/lib/preferences/language-names";
import { requestTheme } from "@/lib/preferences/theme";
import { THEMES } from "@/lib/preferences/themes";

/** The title in the person's language. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title") };
}

type LoginPageProps = { searchParams: Promise<{ next?: string | string[] }> };

/** Sign in, and go on to where one wanted to go. */
export default async function LoginPage({ searchParams }: LoginPageProps) {
  const { next } = await searchParams;
  const target = typeof next === "string" ? next : "";
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
      <h1 className="text-2xl font-semibold">{t("title")}</h1>
      <p className="mt-1.5 mb-8 text-pretty text-ink-muted">{t("lead")}</p>
      <SignInForm
        next={target}
        submitStyle={buttonStyle({ variant: "primary", size: "lg", wide: true })}
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
      <p className="mt-6 text-sm text-pretty text-ink-faint">{t("forgotten")}</p>
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
