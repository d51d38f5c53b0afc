"use client";

import { useTranslations } from "use-intl";
import type { ImportSummary } from "@/lib/imports/types";
import { Badge } from "../ui/badge";

const TONES = {
  loading: "warning",
  prepared: "warning",
  waiting: "warning",
  running: "accent",
  paused: "warning",
  cancelled: "neutral",
  done: "neutral",
} as const;

/** The state of an import. */
export function StateBadge({ state }: Pick<ImportSummary, "state">) {
  const t = useTranslations("imports.states");
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}
