"use client";

import { useLocale, useTranslations } from "use-intl";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { LANGUAGE_NAMES } from "@/lib/preferences/language-names";
import { type Theme, THEMES } from "@/lib/preferences/themes";
import { MenuRadioGroup, MenuSeparator } from "../ui/menu";
import { takeLocale, takeTheme } from "./preferences";

/** The theme and the language, inside a menu; kept in cookies, so the server draws them next time. */
export function PreferenceChoices({ theme }: { theme: Theme }) {
  const t = useTranslations("common.shell");
  const locale = useLocale();
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
