"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { isOutdated, onOutdated } from "@/lib/platform/new-build";
import { useToast } from "../ui/toast";

const ONE_DAY_MS = 24 * 60 * 60_000;

/** Offers to reload a page whose server was updated; the next navigation loads the new build anyway. */
export function NewBuildNotice() {
  const t = useTranslations("common.newBuild");
  const toast = useToast();
  const outdated = useSyncExternalStore(onOutdated, isOutdated, () => false);
  const pathname = usePathname();
  const noticedAt = useRef<string | null>(null);
  useEffect(() => {
    if (!outdated) return;
    if (noticedAt.current !== null) {
      if (noticedAt.current !== pathname) window.location.reload();
      return;
    }
    noticedAt.current = pathname;
    toast({
      title: t("title"),
      description: t("text"),
      durationMs: ONE_DAY_MS,
      action: { label: t("reload"), altText: t("text"), onClick: () => window.location.reload() },
    });
  }, [outdated, pathname, t, toast]);
  return null;
}
