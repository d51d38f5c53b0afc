"use client";

import { useEffect, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { withBase, withoutBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { isSessionEnded, onSessionEnded } from "@/lib/platform/session-ended";
import { useToast } from "../ui/toast";

const ONE_DAY_MS = 24 * 60 * 60_000;

/** Offers to sign in again on a page whose session has ended, and to return to it. */
export function SessionEndedNotice() {
  const t = useTranslations("common.sessionEnded");
  const toast = useToast();
  const ended = useSyncExternalStore(onSessionEnded, isSessionEnded, () => false);
  useEffect(() => {
    if (!ended) return;
    toast({
      title: t("title"),
      description: t("text"),
      durationMs: ONE_DAY_MS,
      action: { label: t("signIn"), altText: t("text"), onClick: signIn },
    });
  }, [ended, t, toast]);
  return null;
}

function signIn(): void {
  const { pathname, search } = window.location;
  window.location.assign(withBase(routes.login(withoutBase(pathname) + search)));
}
