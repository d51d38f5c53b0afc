"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { decideImportRows } from "@/lib/imports/actions";
import { importKeys } from "@/lib/imports/queries";
import type { DecideImportRows } from "@/lib/imports/schema";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** The decisions on a row with an unknown outcome. */
export const DECISIONS = ["check", "link-only", "send-again", "leave"] as const;
export type Decision = DecideImportRows["decision"];

/** Applies a decision on rows with an unknown outcome, and shows the result as a toast. */
export function useDecideRows(importId: string) {
  const t = useTranslations("imports.run");
  const text = useFailureText();
  const toast = useToast();
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const decide = useCallback(
    async (ids: DecideImportRows["ids"], decision: Decision) => {
      setPending(true);
      const result = await attempt(() => decideImportRows({ importId, ids, decision }));
      await client.invalidateQueries({ queryKey: importKeys.all });
      setPending(false);
      if (!result.ok) toast({ tone: "danger", title: text(result.error) });
      else toast({ title: t("decided", { count: result.data.rows }) });
    },
    [client, importId, t, text, toast],
  );
  return { decide, pending };
}
