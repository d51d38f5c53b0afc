"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { replaceLink } from "@/lib/invitations/actions";
import type { Invited } from "@/lib/invitations/schema";
import { nameOf } from "@/lib/participants/display-name";
import type { RosterRow } from "@/lib/participants/types";
import { participantQuery } from "@/lib/people/queries";
import { attempt } from "@/lib/platform/call-action";
import type { Failure } from "@/lib/platform/result";
import { InvitedLink } from "../links/invited-link";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FormDialog } from "../ui/form-dialog";
import { useFailureText } from "../ui/use-failure-text";
import { useRequestId } from "../ui/use-request-id";
import { useRosterCache } from "./use-roster-cache";

/** Poll interval while the link is being replaced (ms). */
const POLL_MS = 400;

type ReplaceDialogProps = {
  conferenceCode: string;
  row: RosterRow;
  /** Called with the new link; by default the dialog shows it. */
  onMade: ((invited: Invited) => void) | undefined;
  onClose: () => void;
};

/** Replaces a leaked link and shows which of the two steps is running. */
export function ReplaceDialog({ conferenceCode, row, onMade, onClose }: ReplaceDialogProps) {
  const t = useTranslations("participants.replace");
  const link = useTranslations("participants.newLinkDialog");
  const text = useFailureText();
  const cache = useRosterCache(conferenceCode);
  const { id, renewId } = useRequestId();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<Invited | null>(null);
  const { data } = useQuery({
    ...participantQuery(conferenceCode, row.code),
    enabled: pending,
    refetchInterval: pending ? POLL_MS : false,
  });
  async function submit() {
    setPending(true);
    setFailure(null);
    const input = { id, participantCode: row.code, lifetime: null, notify: false };
    const result = await attempt(() => replaceLink(input));
    await cache.refresh();
    setPending(false);
    if (result.ok) {
      if (!onMade) return setMade(result.data);
      onMade(result.data);
      return onClose();
    }
    setFailure(result.error);
    renewId(result);
  }
  if (made)
    return (
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={link("done", { name: nameOf(row) })}
        footer={<Button onClick={onClose}>{link("close")}</Button>}
      >
        <InvitedLink invited={made} />
      </Dialog>
    );
  return (
    <FormDialog
      title={t("title", { name: nameOf(row) })}
      text={t("text", { name: nameOf(row) })}
      submit={t("submit")}
      pending={pending}
      problem={failure && text(failure)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p role="status" className="text-ink-muted empty:sr-only">
        {pending && t(data?.row.status === "revoked" ? "inviting" : "revoking")}
      </p>
    </FormDialog>
  );
}
