import type { ReactNode } from "react";
import { Notices } from "@/components/notices/notices";
import { AppShell } from "@/components/shell/app-shell";
import { Providers } from "@/components/shell/providers";
import { listNotices } from "@/lib/notices/list";
import { currentStaff } from "@/lib/access/guard";
import { writeTexts } from "@/lib/platform/i18n/compiled";
import { SHELL_TEXTS } from "@/lib/platform/i18n/shell-texts";
import { requestLocale } from "@/lib/platform/i18n/server";
import { requestTheme } from "@/lib/preferences/theme-cookie";
import { requestTimeZone } from "@/lib/preferences/time-zone";
import { currentProject, visibleProjects } from "@/lib/access/resolve-project";

/** The shell of every page after sign-in. It checks no rights: each page and each read has its own guard. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const [staff, locale, theme, timeZone] = await Promise.all([
    currentStaff(),
    requestLocale(),
    requestTheme(),
    requestTimeZone(),
  ]);
  // The page itself redirects to sign-in and back.
  if (!staff) return children;
  const projects = await visibleProjects(staff);
  const current = projects.length > 0 ? await currentProject(staff) : null;
  const notices = staff.mustSetUp ? [] : await listNotices();
  return (
    <Providers
      locale={locale}
      messages={writeTexts(locale, SHELL_TEXTS)}
      timeZone={timeZone}
      now={Date.now()}
    >
      <AppShell
        account={{ name: staff.name, email: staff.email, role: staff.role }}
        theme={theme}
        projects={projects.map(({ id, name, kind, ownMail }) => ({
          id,
          name,
          kind,
          ...(ownMail && { ownMail }),
        }))}
        current={current?.id ?? null}
      >
        <Notices notices={notices} />
        {children}
      </AppShell>
    </Providers>
  );
}
