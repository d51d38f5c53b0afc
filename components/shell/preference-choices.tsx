"use client";

import { startTransition } from "react";
import { useLocale, useTranslations } from "use-intl";
import { type Locale, LOCALES } from "@/lib/i18n/locales";
import { chooseLocale, chooseTheme } from "@/lib/preferences/actions";
import { LANGUAGE_NAMES } from "@/lib/preferences/language-names";
import { type Theme, THEMES } from "@/lib/preferences/themes";
import { MenuSeparator } from "../ui/menu";
import { MenuRadioGroup } from "../ui/menu-radio";

/** The theme and the language, inside a menu; kept in cookies, so the server draws them next time. */
export function PreferenceChoices({ theme }: { theme: Theme }) {
  const t = useTranslations("common.shell");
  const locale = useLocale();
  function takeTheme(chosen: Theme) {
    // At once; the server's answer then says the same.
    document.documentElement.dataset.theme = chosen;
    startTransition(() => chooseTheme(formOf("theme", chosen)));
  }
  function takeLocale(chosen: Locale) {
    startTransition(() => chooseLocale(formOf("locale", chosen)));
  }
  return (
    <>
      <MenuRadioGroup
        label={t("theme")}
        value={theme}
        onChoose={takeTheme}
        options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
      />
      <MenuSeparator />
      <MenuRadioGroup
        label={t("language")}
        value={locale}
        onChoose={takeLocale}
        options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      />
    </>
  );
}

function formOf(name: string, value: string): FormData {
  const form = new FormData();
  form.set(name, value);
  return form;
}
