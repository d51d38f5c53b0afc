"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "../ui/button";
import { TimeAgo } from "../ui/time-ago";

type FreshnessLineProps = {
  syncedAt: number | null;
  refreshing: boolean;
  onRefresh: () => void;
};

/** When the data was synced, and a button that syncs it now. */
export function FreshnessLine({ syncedAt, refreshing, onRefresh }: FreshnessLineProps) {
  const t = useTranslations("common");
  return (
    <span className="inline-flex items-center gap-1">
      <span>
        {syncedAt === null
          ? t("freshness.never")
          : t.rich("freshness.synced", {
              when: () => <TimeAgo at={syncedAt} everyMs={1000} />,
            })}
      </span>
      <IconButton
        size="sm"
        label={t("freshness.refresh")}
        icon={<RefreshCw />}
        pending={refreshing}
        onClick={onRefresh}
      />
    </span>
  );
}
