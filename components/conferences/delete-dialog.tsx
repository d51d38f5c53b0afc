"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { deleteConference } from "@/lib/conferences/actions";
import { conferenceKeys } from "@/lib/conferences/queries";
import type { ConferenceRow } from "@/lib/conferences/types";
import type { Failure } from "@/lib/platform/result";
import { MailConsequence } from "../links/mail-consequence";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { useFieldError } from "../ui/form-errors";

type DeleteDialogProps = {
  conference: Pick<ConferenceRow, "code" | "title" | "participants">;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted?: () => void;
};

/** Deletes a conference in Boomstream after its title was typed. */
export function DeleteDialog({ conference, open, onOpenChange, onDeleted }: DeleteDialogProps) {
  const t = useTranslations("conferences");
  const toast = useToast();
  const client = useQueryClient();
  const text = useFailureText();
  const fieldError = useFieldError();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { code, title, participants } = conference;
  function setOpen(next: boolean) {
    setFailure(null);
    onOpenChange(next);
  }
  async function confirm() {
    setPending(true);
    setFailure(null);
    const result = await attempt(() => deleteConference({ code, title }));
    setPending(false);
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    onOpenChange(false);
    toast({ tone: "success", title: t("deleteDialog.done", { title }) });
    onDeleted?.();
    await client.invalidateQueries({ queryKey: conferenceKeys.all });
  }
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      title={t("deleteDialog.title", { title })}
      description={
        <>
          {t("deleteDialog.text", { count: participants ?? 0 })}
          <MailConsequence of="cancellation" />
        </>
      }
      confirmLabel={t("delete")}
      typeToConfirm={title}
      onConfirm={() => void confirm()}
      pending={pending}
      error={failure && (fieldError(failure.fields?.title) ?? text(failure))}
    />
  );
}
