"use client";

import { ArrowDownToLine } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import type { ExternalMark } from "@/lib/mirror/external-changes/types";
import { TimeAgo } from "../ui/time-ago";

/**
 * A note that a row was changed outside Foyer, with the time at which Foyer noticed it. One line, so that rows keep
 * their height; the tooltip always has the time.
 */
export function ExternalChangeNote({ mark }: { mark: NonNullable<ExternalMark> }) {
  const t = useTranslations("common");
  const format = useFormatter();
  const what = t(`outside.${mark.what}`);
  const when = format.dateTime(mark.at, { dateStyle: "medium", timeStyle: "short" });
  return (
    <span
      title={`${what}, ${when}`}
      className="flex h-4 flex-wrap gap-x-1 overflow-hidden text-xs leading-4 font-normal text-ink-muted"
    >
      <span className="flex max-w-full min-w-0 items-center gap-1">
        <ArrowDownToLine aria-hidden="true" className="size-3 shrink-0 text-accent-text" />
        <span className="truncate">{what}</span>
      </span>
      <span className="whitespace-nowrap">
        · <TimeAgo at={mark.at} past style="short" />
      </span>
    </span>
  );
}
