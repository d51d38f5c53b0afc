"use client";

import { ArrowDownToLine } from "lucide-react";
import { useTranslations } from "use-intl";
import type { OutsideMark } from "@/lib/outside/schema";
import { TimeAgo } from "../ui/time-ago";

/** Says quietly that a row was changed elsewhere, and when that was noticed; nothing where it was not. */
export function OutsideNote({ mark }: { mark: OutsideMark }) {
  const t = useTranslations("common");
  if (!mark) return null;
  return (
    <span className="flex min-w-0 items-center gap-1 text-xs font-normal text-ink-muted">
      <ArrowDownToLine aria-hidden="true" className="size-3 shrink-0 text-accent-text" />
      <span className="truncate">
        {t(`outside.${mark.what}`)} · <TimeAgo at={mark.at} past style="short" />
      </span>
    </span>
  );
}
