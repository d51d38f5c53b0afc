"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useToast } from "../ui/toast";

/** How often the outcome is looked up once the Undo seconds are over (ms), and how often at most. */
const POLL = 1_000;
const POLLS = 15;

type RevocationToast = {
  /** When access ends (ms since 1970). */
  dueAt: number;
  ending: (seconds: number) => string;
  done: string;
  undo: () => Promise<void>;
  /** Looks up how it ended; absent where there are too many to look at. */
  status?: () => Promise<"active" | "revoking" | "revoked">;
};

/** Returns a function that shows "Access ends in 6 s" with Undo, and then how it ended. */
export function useRevocationToast() {
  const t = useTranslations("participants");
  const toast = useToast();
  return useCallback(
    ({ dueAt, ending, done, undo, status }: RevocationToast) => {
      let undone = false;
      const left = Math.max(0, dueAt - Date.now());
      const close = toast({
        title: (seconds) => (seconds > 0 ? ending(seconds) : t("revocation.now")),
        endsAt: dueAt,
        durationMs: left + (status ? POLL * POLLS : 3 * POLL),
        action: {
          label: t("undo"),
          altText: t("undoAlt"),
          onClick: () => {
            undone = true;
            void undo();
          },
        },
      });
      if (!status) return;
      async function follow(polls: number) {
        const outcome = undone ? null : await status?.().catch(() => "revoking" as const);
        if (outcome === "revoking" && polls > 0)
          return void setTimeout(() => void follow(polls - 1), POLL);
        if (undone || !outcome || outcome === "revoking") return;
        close();
        if (outcome === "revoked") toast({ tone: "success", title: done });
        else toast({ tone: "danger", title: t("revocation.failed") });
      }
      setTimeout(() => void follow(POLLS), left + POLL / 2);
    },
    [t, toast],
  );
}
