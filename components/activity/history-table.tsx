"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "use-intl";
import { historyQuery } from "@/lib/activity/queries";
import { EmptyState } from "../ui/empty-state";
import { ActivityTable } from "./activity-table";

type HistoryTableProps = { conferenceCode: string; participantCode?: string; label: string };

/** The history of a conference or of a participant. */
export function HistoryTable({ conferenceCode, participantCode = "", label }: HistoryTableProps) {
  const t = useTranslations("activity");
  const query = useInfiniteQuery({
    ...historyQuery(conferenceCode, participantCode),
    refetchOnMount: "always",
  });
  return (
    <ActivityTable
      label={label}
      query={query}
      empty={<EmptyState icon={<History />} title={t("empty.title")} text={t("empty.text")} />}
    />
  );
}
