"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useToast } from "../ui/toast";

/** Poll interval for the outcome after the Undo seconds (ms), and the maximum number of polls. */
const POLL_MS = 1_000;
const MAX_POLLS = 15;

type RevocationToast = {
  /** When access ends by this browser's clock (ms since 1970). */
  endsAt: number;
  ending: (seconds: number) => string;
  done: string;
  undo: () => Promise<void>;
  /** Returns the current state of access; absent for too many people. */
  status?: () => Promise<"active" | "revoking" | "revoked">;
};

/** Returns a function that shows "Access ends in 6 s" with Undo, and then the result. */
export function useRevocationToast() {
  const t = useTranslations("participants");
  const toast = useToast();
  return useCallback(
    ({ endsAt, ending, done, undo, status }: RevocationToast) => {
      let undone = false;
      const left = Math.max(0, endsAt - Date.now());
      const close = toast({
        title: (seconds) => (seconds > 0 ? ending(seconds) : t("revocation.now")),
        endsAt,
        durationMs: left + (status ? POLL_MS * MAX_POLLS : 3 * POLL_MS),
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
          return void setTimeout(() => void follow(polls - 1), POLL_MS);
        if (undone || !outcome || outcome === "revoking") return;
        close();
        if (outcome === "revoked") toast({ tone: "success", title: done });
        else toast({ tone: "danger", title: t("revocation.failed") });
      }
      setTimeout(() => void follow(MAX_POLLS), left + POLL_MS / 2);
    },
    [t, toast],
  );
}
