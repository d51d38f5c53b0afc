"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { Failure } from "@/lib/platform/result";

/** Why something failed, in the person's language; Boomstream's own words stand in it as text. */
export function useFailureText(): (failure: Pick<Failure, "code" | "message">) => string {
  const t = useTranslations("errors");
  return useCallback(
    ({ code, message }) =>
      code === "refused" && !message ? t("refused-silently") : t(code, { message: message ?? "" }),
    [t],
  );
}
