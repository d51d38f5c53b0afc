"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { Failure } from "@/lib/platform/result";

/** Returns a function from a failure to the translated reason, with Boomstream's own text quoted. */
export function useFailureText(): (failure: Pick<Failure, "code" | "message">) => string {
  const t = useTranslations("errors");
  return useCallback(
    ({ code, message }) =>
      code === "refused" && !message
        ? t("refused-silently")
        : // The text after the quotation already has a period.
          t(code, { message: message?.replace(/\.$/, "") ?? "" }),
    [t],
  );
}
