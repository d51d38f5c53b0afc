"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { History, SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import { activityQuery } from "@/lib/activity/queries";
import type { ActivityPerson } from "@/lib/activity/schema";
import { Toolbar } from "../data-table/toolbar";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { PageHeader } from "../ui/page-header";
import { ActivityTable } from "./activity-table";
import { ExportButtons } from "./export-button";
import { Filters } from "./filters";
import { useActivityState } from "./use-activity-state";

const NONE = {
  staff: "",
  action: "",
  outcome: "all",
  from: "",
  to: "",
  conference: "",
  participant: "",
} as const;

/** The activity log with filters and an export. */
export function ActivityScreen({ people }: { people: readonly ActivityPerson[] }) {
  const t = useTranslations("activity");
  const { state, change, filtered } = useActivityState();
  const query = useInfiniteQuery({
    ...activityQuery(state),
    placeholderData: keepPreviousData,
    refetchOnMount: "always",
  });
  return (
    <>
      <PageHeader
        title={t("title")}
        subtitle={t("text")}
        actions={<ExportButtons state={state} />}
      />
      <Toolbar
        filtered={filtered}
        filters={<Filters people={people} state={state} onChange={change} />}
        after={
          <p role="status" className="self-center text-sm text-ink-muted md:ml-auto">
            {query.data && t("found", { total: query.data.pages[0]?.total ?? 0 })}
          </p>
        }
      />
      <ActivityTable
        label={t("title")}
        query={query}
        empty={
          filtered ? (
            <EmptyState
              icon={<SearchX />}
              title={t("nothing.title")}
              text={t("nothing.text")}
              action={<Button onClick={() => change(NONE)}>{t("nothing.action")}</Button>}
            />
          ) : (
            <EmptyState icon={<History />} title={t("empty.title")} text={t("empty.text")} />
          )
        }
      />
    </>
  );
}
