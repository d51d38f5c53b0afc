"use client";

import { CircleHelp, LogOut, UserRound } from "lucide-react";
import { startTransition, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import type { Role } from "@/lib/db/schema";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { DENSITIES } from "@/lib/preferences/density";
import { LANGUAGE_NAMES } from "@/lib/preferences/language-names";
import { type Theme, THEMES } from "@/lib/preferences/theme";
import { routes } from "@/lib/platform/routes";
import { Menu, MenuItem, MenuLink, MenuRadioGroup, MenuSeparator } from "../ui/menu";
import { initials } from "../ui/initials";
import { currentDensity, setDensity, setLocale, setTheme } from "./preferences";
import { signOutOfBrowser } from "./sign-out";

export type Account = { name: string; email: string; role: Role };

type AccountMenuProps = { account: Account; theme: Theme };

/** The signed-in person; opens the choice of theme and language, the profile and Sign out. */
export function AccountMenu({ account, theme }: AccountMenuProps) {
  const t = useTranslations("common.shell");
  const name = account.name || account.email;
  return (
    <div className="relative flex items-center gap-2.5 rounded-control p-1.5 transition-colors hover:bg-hover has-data-[state=open]:bg-hover">
      <Menu
        align="end"
        className="w-64"
        trigger={
          <button
            type="button"
            aria-label={t("account")}
            className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-xs font-semibold text-accent-text ring-1 ring-accent-line ring-inset after:absolute after:inset-0 after:rounded-control"
          >
            {initials(account.name, account.email)}
          </button>
        }
      >
        <div className="px-2.5 pt-1.5 pb-1">
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-sm text-ink-faint">{account.email}</p>
        </div>
        <MenuSeparator />
        <PreferenceChoices theme={theme} />
        <MenuSeparator />
        <MenuLink icon={<UserRound aria-hidden="true" />} href={routes.profile()}>
          {t("profile")}
        </MenuLink>
        <MenuLink icon={<CircleHelp aria-hidden="true" />} href={routes.help()}>
          {t("help")}
        </MenuLink>
        <MenuItem
          icon={<LogOut aria-hidden="true" />}
          onSelect={() => startTransition(signOutOfBrowser)}
        >
          {t("signOut")}
        </MenuItem>
      </Menu>
      <div className="min-w-0 leading-tight max-xl:hidden">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-xs text-ink-faint">{t(`roles.${account.role}`)}</p>
      </div>
    </div>
  );
}

/** Theme and language, stored in cookies so that the server renders them. */
function PreferenceChoices({ theme }: { theme: Theme }) {
  const t = useTranslations("common.shell");
  const locale = useLocale();
  const [density, setDensityShown] = useState(currentDensity);
  return (
    <>
      <MenuRadioGroup
        label={t("theme")}
        value={theme}
        onChoose={setTheme}
        options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
      />
      <MenuSeparator />
      <MenuRadioGroup
        label={t("density")}
        value={density}
        onChoose={(next) => {
          setDensityShown(next);
          setDensity(next);
        }}
        options={DENSITIES.map((value) => ({ value, label: t(`densities.${value}`) }))}
      />
      <MenuSeparator />
      <MenuRadioGroup
        label={t("language")}
        value={locale}
        onChoose={setLocale}
        options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      />
    </>
  );
}
