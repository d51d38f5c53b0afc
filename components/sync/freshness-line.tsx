"use client";

import { RefreshCw } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { IconButton } from "../ui/button";
import { TimeAgo } from "../ui/time-ago";

const LONGEST_AGE = 59 * 60 * 1000;

type FreshnessLineProps = {
  syncedAt: number | null;
  refreshing: boolean;
  onRefresh: () => void;
};

/** When the data was synced, and a button that syncs it now. */
export function FreshnessLine({ syncedAt, refreshing, onRefresh }: FreshnessLineProps) {
  const t = useTranslations("common");
  const format = useFormatter();
  return (
    <span className="inline-flex items-center gap-1">
      <IconButton
        size="sm"
        // Aligns the icon, not its larger click target, with the lines above.
        className="-ml-2"
        label={t("freshness.refresh")}
        icon={<RefreshCw />}
        pending={refreshing}
        onClick={onRefresh}
      />
      {syncedAt === null ? (
        t("freshness.never")
      ) : (
        // Reserves the width of the longest age, so that the layout stays the same.
        <span
          data-longest={t.markup("freshness.synced", {
            when: () => format.relativeTime(0, LONGEST_AGE),
          })}
          className="after:invisible after:block after:h-0 after:content-[attr(data-longest)]"
        >
          {t.rich("freshness.synced", { when: () => <TimeAgo at={syncedAt} everyMs={1000} /> })}
        </span>
      )}
    </span>
  );
}
