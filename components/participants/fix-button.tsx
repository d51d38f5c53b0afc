"use client";

import { Link2, RotateCcw, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { createLink } from "@/lib/invitations/actions";
import type { Invited } from "@/lib/invitations/schema";
import { nameOf } from "@/lib/participants/display-name";
import type { RosterRow } from "@/lib/participants/types";
import type { JoinStatus } from "@/lib/participants/join-status";
import { attempt } from "@/lib/platform/call-action";
import { useCopyLink } from "../links/use-copy-link";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { useRequestId } from "../ui/use-request-id";
import { useRosterCache } from "./use-roster-cache";
import { useUndoRevocations } from "./use-undo-revocations";

const ICONS = { newLink: Link2, restore: RotateCcw, undo: Undo2 };

type FixButtonProps = {
  conferenceCode: string;
  row: RosterRow;
  fix: NonNullable<JoinStatus["fix"]>;
  onMade: (invited: Invited) => void;
};

/** The one action that lets a person join: copy their link, make a new one, restore or undo. */
export function FixButton({ conferenceCode, row, fix, onMade }: FixButtonProps) {
  const t = useTranslations("participants");
  const text = useFailureText();
  const toast = useToast();
  const cache = useRosterCache(conferenceCode);
  const copyLink = useCopyLink();
  const undo = useUndoRevocations(conferenceCode);
  const [pending, setPending] = useState(false);
  const { id, renewId } = useRequestId();
  const name = nameOf(row);
  if (fix === "copy")
    return (
      <CopyButton
        variant="primary"
        label={t("panel.fixes.copy")}
        getText={() => copyLink(row.code)}
        done={t("link.copied", { name })}
      />
    );
  async function run() {
    setPending(true);
    if (fix === "undo") {
      if (row.revocationId) await undo([row.revocationId], name);
    } else {
      const input = { id, participantCode: row.code, lifetime: null, notify: false };
      const result = await attempt(() => createLink(input));
      if (result.ok) onMade(result.data);
      else toast({ tone: "danger", title: text(result.error) });
      renewId(result);
      await cache.refresh();
    }
    setPending(false);
  }
  const Icon = ICONS[fix];
  return (
    <Button variant="primary" pending={pending} onClick={() => void run()}>
      <Icon aria-hidden="true" />
      {t(`panel.fixes.${fix}`)}
    </Button>
  );
}
