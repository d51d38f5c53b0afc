"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { pinConference } from "@/lib/conferences/actions";
import { conferenceKeys } from "@/lib/conferences/queries";
import type { ConferenceRow } from "@/lib/conferences/types";
import { attempt } from "@/lib/platform/call-action";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** Pins a conference to the top of the list, or unpins it. */
export function usePin() {
  const client = useQueryClient();
  const toast = useToast();
  const text = useFailureText();
  return useCallback(
    async ({ code, pinned }: Pick<ConferenceRow, "code" | "pinned">) => {
      const result = await attempt(() => pinConference({ code, pinned: !pinned }));
      if (!result.ok) toast({ tone: "danger", title: text(result.error) });
      await client.invalidateQueries({ queryKey: conferenceKeys.all });
    },
    [client, text, toast],
  );
}
