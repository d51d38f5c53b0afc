"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/attempt";
import { newId } from "@/lib/ids";
import { decideInvitation } from "@/lib/invitations/actions";
import type { UnknownInvitation } from "@/lib/invitations/schema";
import { useRosterCache } from "../participants/use-roster-cache";
import { Button } from "../ui/button";
import { Menu } from "../ui/menu";
import { MenuItem } from "../ui/menu-item";
import { Notice } from "../ui/notice";
import { TimeAgo } from "../ui/time-ago";
import { useToast } from "../ui/toast-context";
import { useFailureText } from "../ui/use-failure-text";

type UnknownInvitationsProps = {
  conferenceCode: string;
  invitations: readonly UnknownInvitation[];
  mayDecide: boolean;
};

/** Invitations whose answer was lost, each with the choices that a person has. */
export function UnknownInvitations({
  conferenceCode,
  invitations,
  mayDecide,
}: UnknownInvitationsProps) {
  const t = useTranslations("invitations.unknown");
  if (invitations.length === 0) return null;
  return (
    <Notice tone="warning" className="mb-4" title={t("title", { count: invitations.length })}>
      <p>{t("text")}</p>
      <ul className="mt-2 grid gap-1">
        {invitations.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium break-all text-ink">{invitation.email}</span>
            <TimeAgo at={invitation.at} />
            {mayDecide && <Decide conferenceCode={conferenceCode} invitation={invitation} />}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Decide({
  conferenceCode,
  invitation: { id, email },
}: {
  conferenceCode: string;
  invitation: UnknownInvitation;
}) {
  const t = useTranslations("invitations.unknown");
  const text = useFailureText();
  const toast = useToast();
  const router = useRouter();
  const cache = useRosterCache(conferenceCode);
  const [pending, setPending] = useState(false);
  // Kept, so that pressing again after a lost answer is still the same invitation.
  const [again] = useState(newId);

  async function decide(input: Parameters<typeof decideInvitation>[0]) {
    setPending(true);
    const result = await attempt(() => decideInvitation(input));
    setPending(false);
    if (!result.ok) return toast({ tone: "danger", title: text(result.error) });
    const { state } = result.data;
    const said = {
      sent: input.decision === "check" ? t("foundSent", { email }) : t("sentAgain", { email }),
      failed: t("foundNot", { email }),
      unknown: t("stillUnknown"),
      left: t("left"),
    };
    toast({ title: said[state] });
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
      <MenuItem onSelect={() => void decide({ decision: "link-only", id, newId: again })}>
        {t("linkOnly")}
      </MenuItem>
      <MenuItem onSelect={() => void decide({ decision: "send-again", id, newId: again })}>
        {t("sendAgain")}
      </MenuItem>
      <MenuItem onSelect={() => void decide({ decision: "leave", id })}>{t("leave")}</MenuItem>
    </Menu>
  );
}
