"use client";

import type { MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { useCopyLink } from "../links/use-copy-link";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy";
import { Notice } from "../ui/notice";

type AlreadyInvitedProps = {
  email: string;
  /** True if the earlier access was revoked. */
  revoked: boolean;
  /** The participant with this address, if their link can be copied. */
  participantCode: string | undefined;
  pending: boolean;
  onSendAnyway: (event: MouseEvent) => void;
};

/** Shows that the address was invited before, with the earlier link and a button to send again. */
export function AlreadyInvited(props: AlreadyInvitedProps) {
  const { email, revoked, participantCode, pending, onSendAnyway } = props;
  const t = useTranslations("invitations");
  const copyLink = useCopyLink();
  return (
    <Notice
      tone="warning"
      role="alert"
      action={
        <>
          {participantCode && (
            <CopyButton
              size="sm"
              variant="primary"
              label={t("existingLink")}
              getText={() => copyLink(participantCode)}
              done={t("copied", { name: email })}
            />
          )}
          <Button size="sm" pending={pending} onClick={onSendAnyway}>
            {t("sendAnyway")}
          </Button>
        </>
      }
    >
      {t(revoked ? "again.revokedEarlier" : "again.alreadyInvited")}
    </Notice>
  );
}
