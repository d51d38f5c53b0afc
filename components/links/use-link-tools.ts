"use client";

import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useTickingNow } from "../ui/time-ago";
import { useCopyLink } from "./use-copy-link";

/** How often a roster looks at the clock (ms). */
export const A_MINUTE = 60_000;

export type LinkTools = ReturnType<typeof useLinkTools>;

/** What the cells of links share, once for a list: words, the clock, the way to fetch a link. */
export function useLinkTools() {
  const t = useTranslations("participants.link");
  const format = useFormatter();
  const now = useTickingNow(A_MINUTE);
  const copyLink = useCopyLink();
  return useMemo(() => ({ t, format, now, copyLink }), [t, format, now, copyLink]);
}
