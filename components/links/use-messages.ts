"use client";

import { useCallback } from "react";
import { useLocale } from "use-intl";
import { useMessageFor, useSharedLinks } from "./use-shared-links";

/** Separates the messages of several people. */
export const MESSAGE_SEPARATOR = "\n\n⸻\n\n";

/** Returns the conference's message for these people; null after a failure was reported. */
export function useMessages(conferenceCode: string, title: string) {
  const locale = useLocale();
  const load = useSharedLinks(conferenceCode);
  const messageFor = useMessageFor(title);
  return useCallback(
    async (codes: string[]): Promise<string | null> => {
      const shared = await load(codes);
      if (!shared) return null;
      return shared.links
        .map((link) => messageFor(link, shared.template, locale))
        .join(MESSAGE_SEPARATOR);
    },
    [load, locale, messageFor],
  );
}
