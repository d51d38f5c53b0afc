"use client";

import {
  CircleHelp,
  Languages,
  ListPlus,
  LogOut,
  Plus,
  SunMoon,
  UserPlus,
  UserRound,
} from "lucide-react";
import { usePathname } from "next/navigation";
import { startTransition } from "react";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/access/roles";
import { LOCALES } from "@/lib/platform/i18n/locales";
import { LANGUAGE_NAMES } from "@/lib/preferences/language-names";
import { THEMES } from "@/lib/preferences/theme";
import { routes } from "@/lib/platform/routes";
import type { Account } from "./account-menu";
import type { CommandEntry } from "./command-group";
import { pages } from "./pages";
import { signOutOfBrowser } from "./sign-out";
import { setLocale, setTheme } from "./preferences";

const CONFERENCE = /^\/conferences\/([^/]+)/;

/** Returns the actions this person may run from any page, the settings, and the pages of their role. */
export function useCommands({ role }: Account) {
  const t = useTranslations("common");
  const code = CONFERENCE.exec(usePathname())?.[1];
  const open = code && code !== "new" ? decodeURIComponent(code) : null;
  const manager = allows(role, "manager");
  const actions: CommandEntry[] = [];
  if (manager && open !== null) {
    actions.push(
      { label: t("commands.invite"), icon: <UserPlus />, href: routes.invite(open) },
      { label: t("commands.importList"), icon: <ListPlus />, href: routes.importList(open) },
    );
  }
  if (manager) {
    const href = routes.newConference();
    actions.push({ label: t("commands.newConference"), icon: <Plus />, href });
  }
  const settings: CommandEntry[] = [
    ...THEMES.map((theme) => ({
      id: theme,
      label: `${t("shell.theme")}: ${t(`shell.themes.${theme}`)}`,
      icon: <SunMoon />,
      run: () => setTheme(theme),
    })),
    ...LOCALES.map((locale) => ({
      id: locale,
      label: `${t("shell.language")}: ${LANGUAGE_NAMES[locale]}`,
      icon: <Languages />,
      run: () => setLocale(locale),
    })),
    {
      id: "sign-out",
      label: t("shell.signOut"),
      icon: <LogOut />,
      run: () => startTransition(signOutOfBrowser),
    },
  ];
  return {
    actions,
    settings,
    pages: [
      ...pages
        .filter((page) => allows(role, page.role))
        .map(({ id, href, icon: Icon }) => ({
          label: t(`shell.pages.${id}`),
          icon: <Icon />,
          href,
        })),
      { label: t("shell.profile"), icon: <UserRound />, href: routes.profile() },
      { label: t("shell.help"), icon: <CircleHelp />, href: routes.help() },
    ] satisfies CommandEntry[],
  };
}
