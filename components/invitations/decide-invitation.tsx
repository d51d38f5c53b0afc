"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { decideUnknownInvitation } from "@/lib/invitations/actions";
import type { UnknownInvitation } from "@/lib/invitations/schema";
import { useRosterCache } from "../participants/use-roster-cache";
import { Button } from "../ui/button";
import { Menu, MenuItem } from "../ui/menu";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { useRequestId } from "../ui/use-request-id";

type DecideInvitationProps = { conferenceCode: string; invitation: UnknownInvitation };

/** The choices for an invitation with a lost response. */
export function DecideUnknownInvitation({ conferenceCode, invitation }: DecideInvitationProps) {
  const { id, email } = invitation;
  const t = useTranslations("invitations.unknown");
  const text = useFailureText();
  const toast = useToast();
  const router = useRouter();
  const cache = useRosterCache(conferenceCode);
  const [pending, setPending] = useState(false);
  const { id: nextId, renewId } = useRequestId();

  async function decide(input: Parameters<typeof decideUnknownInvitation>[0]) {
    setPending(true);
    const result = await attempt(() => decideUnknownInvitation(input));
    setPending(false);
    if (!result.ok) {
      if ("newId" in input) renewId(result);
      return toast({ tone: "danger", title: text(result.error) });
    }
    const { state } = result.data;
    const titles = {
      sent: input.decision === "check" ? t("foundSent", { email }) : t("sentAgain", { email }),
      failed: t("foundNot", { email }),
      unknown: t("stillUnknown"),
      left: t("left"),
    };
    toast({ title: titles[state] });
    router.refresh();
    await cache.refresh();
  }

  return (
    <Menu
      align="start"
      trigger={
        <Button size="sm" pending={pending}>
          {t("decide")}
        </Button>
      }
    >
      <MenuItem onSelect={() => void decide({ decision: "check", id })}>{t("check")}</MenuItem>
      <MenuItem onSelect={() => void decide({ decision: "link-only", id, newId: nextId })}>
        {t("linkOnly")}
      </MenuItem>
      <MenuItem onSelect={() => void decide({ decision: "send-again", id, newId: nextId })}>
        {t("sendAgain")}
      </MenuItem>
      <MenuItem onSelect={() => void decide({ decision: "leave", id })}>{t("leave")}</MenuItem>
    </Menu>
  );
}
