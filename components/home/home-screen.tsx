"use client";

import clsx from "clsx";
import {
  CircleAlert,
  CircleHelp,
  Clock,
  CloudOff,
  ListChecks,
  type LucideIcon,
  Plus,
} from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { Attention, Home, HomeConference } from "@/lib/home/types";
import { routes } from "@/lib/platform/routes";
import { Countdown, When } from "../conferences/when";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { ButtonLink, Link } from "../ui/link";
import { HeaderLabel, PageHeader } from "../ui/page-header";
import { FirstStepsGuide } from "./first-steps";
import { PeopleSearch } from "./people-search";

type HomeScreenProps = {
  home: Home;
  mayManage: boolean;
  /** Requests that wait for a second person; shown first. */
  approvals: ReactNode;
};

/** The first page after sign-in: upcoming conferences for managers, the people search for support. */
export function HomeScreen({ home, mayManage, approvals }: HomeScreenProps) {
  const t = useTranslations("home");
  const conferences = useTranslations("conferences");
  const router = useRouter();
  const common = useTranslations("common");
  const { unread, upcoming, recent, attention } = home;
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          mayManage && (
            <ButtonLink variant="primary" href={routes.newConference()}>
              <Plus aria-hidden="true" />
              <HeaderLabel>{conferences("new")}</HeaderLabel>
            </ButtonLink>
          )
        }
      />
      {approvals}
      {!unread && home.firstSteps && <FirstStepsGuide steps={home.firstSteps} />}
      <PeopleSearch focused={!mayManage} />
      {unread ? (
        <EmptyState
          icon={<CloudOff />}
          title={conferences("unread.title")}
          text={conferences("unread.text")}
          action={<Button onClick={() => router.refresh()}>{common("tryAgain")}</Button>}
        />
      ) : (
        <div className="grid items-start gap-8 lg:grid-cols-2">
          <Section
            wide={!mayManage}
            title={t("upcoming")}
            empty={upcoming.length === 0 && t("noUpcoming")}
            next={
              mayManage && (
                <Link href={routes.newConference()} className="font-medium text-accent-text">
                  {t("schedule")}
                </Link>
              )
            }
          >
            {upcoming.map((conference) => (
              <ConferenceItem key={conference.code} conference={conference} />
            ))}
          </Section>
          {mayManage && (
            <Section title={t("attention")} empty={attention.length === 0 && t("allGood")}>
              {attention.map((one) => (
                <AttentionItem
                  key={one.kind + (one.kind === "import" ? one.id : one.code)}
                  one={one}
                />
              ))}
            </Section>
          )}
          <Section wide title={t("recent")} empty={recent.length === 0 && t("noRecent")}>
            {recent.map((conference) => (
              <ConferenceItem key={conference.code} conference={conference} />
            ))}
          </Section>
        </div>
      )}
    </>
  );
}

type SectionProps = {
  title: string;
  empty: string | false;
  /** The next step, shown where the section is empty. */
  next?: ReactNode;
  /** Spans both columns on wide screens. */
  wide?: boolean;
  children: ReactNode;
};

function Section({ title, empty, next, wide = false, children }: SectionProps) {
  return (
    <section aria-label={title} className={clsx(wide && "lg:col-span-2")}>
      <h2 className="mb-2.5 text-md font-semibold">{title}</h2>
      <ul
        className={clsx(
          "overflow-hidden rounded-card border",
          wide
            ? "grid gap-px bg-line *:bg-surface *:last:odd:col-span-full lg:grid-cols-2"
            : "*:not-first:border-t bg-surface",
        )}
      >
        {empty === false ? (
          children
        ) : (
          <li className="px-4 py-3 text-ink-muted">
            {empty}
            {next && <span className="mt-1 block">{next}</span>}
          </li>
        )}
      </ul>
    </section>
  );
}

function ConferenceItem({ conference }: { conference: HomeConference }) {
  const t = useTranslations("conferences");
  const { code, title, startsAt, participants } = conference;
  return (
    <li>
      <Link
        href={routes.conference(code)}
        className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-2.5 hover:bg-hover"
      >
        <span className="min-w-0 flex-1 basis-48">
          <span className="block truncate font-medium">{title.trim() || t("untitled")}</span>
          <span className="block truncate text-sm text-ink-muted">
            {participants === null ? t("notCounted") : t("participants", { count: participants })}
          </span>
        </span>
        {startsAt !== null && (
          <span className="text-sm md:text-right">
            <span className="block">
              <When time={conference} />
            </span>
            <span className="block text-ink-muted">
              <Countdown time={conference} />
            </span>
          </span>
        )}
      </Link>
    </li>
  );
}

const ICONS: Record<Attention["kind"], LucideIcon> = {
  unknown: CircleHelp,
  failed: CircleAlert,
  expiring: Clock,
  import: ListChecks,
};

function AttentionItem({ one }: { one: Attention }) {
  const t = useTranslations("home");
  const Icon = ICONS[one.kind];
  return (
    <li>
      <Link
        href={one.kind === "import" ? routes.import(one.id) : routes.conference(one.code)}
        className="flex items-start gap-3 px-4 py-2.5 hover:bg-hover"
      >
        <Icon aria-hidden="true" className="mt-0.5 size-4.5 shrink-0 text-warning-text" />
        <span className="min-w-0 flex-1">
          <span className="block font-medium text-pretty">
            {one.kind === "import"
              ? t("import", { state: one.state })
              : t(one.kind, { count: one.count })}
          </span>
          <span className="block truncate text-sm text-ink-muted">{one.title}</span>
        </span>
      </Link>
    </li>
  );
}
