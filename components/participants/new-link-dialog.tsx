"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { createLink } from "@/lib/invitations/actions";
import type { Invited } from "@/lib/invitations/schema";
import type { RosterRow } from "@/lib/participants/types";
import type { Failure } from "@/lib/platform/result";
import { InvitedLink } from "../links/invited-link";
import { LifetimeField } from "../links/lifetime-field";
import { useMailSender } from "../links/mail-sender";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FailureNotice } from "../ui/failure-notice";
import { SwitchField } from "../ui/switch";
import { useFailureText } from "../ui/use-failure-text";
import { useRequestId } from "../ui/use-request-id";
import { useFieldError } from "../ui/form-errors";
import { nameOf } from "@/lib/participants/display-name";

type NewLinkDialogProps = { row: RosterRow; onDone: () => void; onClose: () => void };

/** Creates a new link for a participant, or restores access, and shows the link. */
export function NewLinkDialog({ row, onDone, onClose }: NewLinkDialogProps) {
  const t = useTranslations("participants.newLinkDialog");
  const sender = useMailSender();
  const common = useTranslations("common");
  const text = useFailureText();
  const fieldError = useFieldError();
  const { id, renewId } = useRequestId();
  const [lifetime, setLifetime] = useState<number | null>(null);
  const [notify, setNotify] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<Invited | null>(null);
  const restoring = row.status === "revoked";
  const name = nameOf(row);

  async function submit() {
    setPending(true);
    setFailure(null);
    const input = { id, participantCode: row.code, lifetime, notify };
    const result = await attempt(() => createLink(input));
    setPending(false);
    if (result.ok) {
      setMade(result.data);
      onDone();
      return;
    }
    setFailure(result.error);
    renewId(result);
    if (result.error.code === "unknown-outcome") onDone();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !pending && onClose()}
      title={made ? t("done", { name }) : t(restoring ? "restoreTitle" : "title", { name })}
      description={made ? undefined : t(restoring ? "restoreText" : "text", { name })}
      footer={
        made ? (
          <Button onClick={onClose}>{t("close")}</Button>
        ) : (
          <>
            <Button onClick={onClose} disabled={pending}>
              {common("cancel")}
            </Button>
            <Button variant="primary" pending={pending} onClick={() => void submit()}>
              {t(restoring ? "restoreSubmit" : "submit")}
            </Button>
          </>
        )
      }
    >
      {made ? (
        <InvitedLink invited={made} />
      ) : (
        <div className="grid gap-5 py-1">
          {failure && (
            <FailureNotice>{fieldError(failure.fields?.lifetime) ?? text(failure)}</FailureNotice>
          )}
          <LifetimeField value={lifetime} onChange={setLifetime} />
          <SwitchField
            label={t("notify")}
            description={t("notifyText", { email: row.email, sender })}
            checked={notify}
            onCheckedChange={setNotify}
          />
        </div>
      )}
    </Dialog>
  );
}
