"use client";

import { CalendarPlus, CloudOff, SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Period } from "@/lib/conferences/params";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { ButtonLink } from "../ui/link";
import { EmptyState } from "../ui/empty-state";

type ConferencesEmptyProps = {
  query: string;
  /** True if the list was never fetched: it may not be empty. */
  unread: boolean;
  mayManage: boolean;
  period: Period;
  onShowAll: () => void;
  onClear: () => void;
};

/** Says why the list is empty, with the next step. */
export function ConferencesEmpty({
  query,
  unread,
  mayManage,
  period,
  onShowAll,
  onClear,
}: ConferencesEmptyProps) {
  const t = useTranslations("conferences");
  const common = useTranslations("common");
  if (unread)
    return <EmptyState icon={<CloudOff />} title={t("unread.title")} text={t("unread.text")} />;
  if (query) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={t("nothing.title")}
        text={t("nothing.text", { query })}
        action={<Button onClick={onClear}>{common("clearSearch")}</Button>}
      />
    );
  }
  if (period !== "all") {
    const texts = period === "past" ? "nothingPast" : "nothingUpcoming";
    return (
      <EmptyState
        icon={<CalendarPlus />}
        title={t(`${texts}.title`)}
        text={t(`${texts}.text`)}
        action={<Button onClick={onShowAll}>{t("showAll")}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={<CalendarPlus />}
      title={t("empty.title")}
      text={mayManage ? t("empty.text") : t("empty.textReadOnly")}
      action={
        mayManage && (
          <ButtonLink variant="primary" href={routes.newConference()}>
            {t("new")}
          </ButtonLink>
        )
      }
    />
  );
}
