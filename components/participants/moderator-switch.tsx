"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/attempt";
import { setModerator } from "@/lib/participants/actions";
import type { RosterRow } from "@/lib/participants/read-schema";
import { Switch } from "../ui/switch";
import { useToast } from "../ui/toast-context";
import { useFailureText } from "../ui/use-failure-text";
import { nameOf } from "./name-of";
import { useRosterCache } from "./use-roster-cache";

type ModeratorSwitchProps = { conferenceCode: string; row: RosterRow; describedBy: string };

/** The role of one participant: changes at once, and back with the reason where it was refused. */
export function ModeratorSwitch({ conferenceCode, row, describedBy }: ModeratorSwitchProps) {
  const t = useTranslations("participants");
  const text = useFailureText();
  const toast = useToast();
  const cache = useRosterCache(conferenceCode);
  const change = useMutation({
    mutationFn: async (moderator: boolean) => {
      await cache.hold();
      const undo = cache.patch([row.code], { moderator });
      const result = await attempt(() => setModerator({ codes: [row.code], moderator }));
      if (!result.ok) {
        undo();
        const unknown = ["unknown-outcome", "offline"].includes(result.error.code);
        const title = t(unknown ? "switchUnknown" : "switchFailed", { name: nameOf(row) });
        toast({ tone: "danger", title, description: text(result.error) });
      }
      await cache.refresh();
    },
  });
  return (
    <Switch
      aria-label={t("moderator")}
      aria-describedby={describedBy}
      checked={row.moderator}
      pending={change.isPending}
      onCheckedChange={(moderator) => change.mutate(moderator)}
    />
  );
}
