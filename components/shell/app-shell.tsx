import { Boxes } from "lucide-react";
import type { ReactNode } from "react";
import { getTranslations } from "@/lib/platform/i18n/server";
import type { Theme } from "@/lib/preferences/theme";
import type { ProjectChoice } from "@/lib/projects/types";
import { routes } from "@/lib/platform/routes";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";
import { type Account, AccountMenu } from "./account-menu";
import { CommandMenu } from "./command-menu";
import { Navigation } from "./navigation";
import { OfflineNotice } from "./offline-notice";
import { CurrentProjectProvider, OnlyInSandbox } from "./current-project";
import { ProjectSwitcher } from "./project-switcher";
import { SandboxBanner } from "./sandbox-banner";
import { Shortcuts } from "./shortcuts";
import { TruncationTitles } from "./truncation-titles";
import { Wordmark } from "./wordmark";

type AppShellProps = {
  account: Account;
  theme: Theme;
  projects: readonly ProjectChoice[];
  /** The id of the current project; null if this person may see none. */
  current: string | null;
  children: ReactNode;
};

/** The frame of every page: navigation at the side, the account menu below it. */
export async function AppShell({ account, theme, projects, current, children }: AppShellProps) {
  const t = await getTranslations("common");
  return (
    <CurrentProjectProvider projects={projects} initial={current}>
      <div data-side-bar className="min-h-dvh md:grid md:grid-cols-[var(--side-bar)_minmax(0,1fr)]">
        <a
          href="#content"
          className="sr-only rounded-control bg-raised px-4 py-2 font-medium shadow-float focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50"
        >
          {t("shell.skip")}
        </a>
        <header className="flex items-center justify-between border-b px-3 py-1.5 md:sticky md:top-0 md:h-dvh md:flex-col md:items-stretch md:border-r md:border-b-0 md:px-0 md:py-4">
          <Link
            href={routes.home()}
            aria-label={t("shell.home")}
            className="rounded-control px-1 py-1.5 md:mb-6 md:self-center xl:mx-4 xl:self-start"
          >
            <Wordmark textClass="md:max-xl:hidden" />
          </Link>
          <ProjectSwitcher role={account.role} />
          <div className="max-md:ml-auto max-md:mr-1 md:mb-3 md:self-center xl:mx-3 xl:self-stretch">
            <CommandMenu account={account} />
          </div>
          <Navigation role={account.role} />
          <div className="md:mt-auto md:self-center xl:mx-3 xl:self-stretch">
            <AccountMenu account={account} theme={theme} />
          </div>
        </header>
        <div className="min-w-0">
          <OnlyInSandbox>
            <SandboxBanner />
          </OnlyInSandbox>
          <OfflineNotice />
          <TruncationTitles />
          <Shortcuts />
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto max-w-page px-4 pt-4 pb-28 outline-none md:px-8 md:pt-9 xl:px-12"
          >
            {current === null ? <NoProject /> : children}
          </main>
        </div>
      </div>
    </CurrentProjectProvider>
  );
}

/** Replaces every page for people who may see no project. */
async function NoProject() {
  const t = await getTranslations("projects");
  return <EmptyState icon={<Boxes />} title={t("none.title")} text={t("none.text")} />;
}
