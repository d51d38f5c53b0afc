"use client";

import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useCopy } from "../ui/copy";
import { useTickingNow } from "../ui/time-ago";
import { useCopyLink } from "./use-copy-link";

/** Interval at which expiries are updated (ms). */
export const A_MINUTE = 60_000;

export type LinkTools = ReturnType<typeof useLinkTools>;

/** Shared by all link cells of a list: texts, clock and the function that fetches a link. */
export function useLinkTools() {
  const t = useTranslations("participants.link");
  const format = useFormatter();
  const now = useTickingNow(A_MINUTE);
  const copy = useCopy();
  const copyLink = useCopyLink();
  return useMemo(() => ({ t, format, now, copy, copyLink }), [t, format, now, copy, copyLink]);
}
