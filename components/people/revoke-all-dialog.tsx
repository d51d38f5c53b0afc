"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Place } from "@/lib/people/types";
import type { Failure } from "@/lib/platform/result";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useFailureText } from "../ui/use-failure-text";
import { useRevokeAll } from "./use-revoke-all";

type RevokeAllDialogProps = {
  name: string;
  /** The conferences, shown completely before anything happens; nothing else is revoked. */
  places: readonly Place[];
  onClose: () => void;
};

/** Confirms revoking a person's access everywhere, naming every conference. */
export function RevokeAllDialog({ name, places, onClose }: RevokeAllDialogProps) {
  const t = useTranslations("people.revokeAll");
  const text = useFailureText();
  const revoke = useRevokeAll();
  const [meant] = useState(places);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function confirm() {
    setPending(true);
    const failed = await revoke(meant, name);
    setPending(false);
    if (failed) setFailure(failed);
    else onClose();
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { count: meant.length, name })}
      description={t("text", { name })}
      confirmLabel={t("confirm")}
      pending={pending}
      error={failure && text(failure)}
      onConfirm={() => void confirm()}
    >
      <ul className="max-h-60 overflow-y-auto rounded-control bg-sunken px-3 py-2 text-sm">
        {meant.map((place) => (
          <li key={`${place.projectId}/${place.code}`} className="truncate">
            {place.project === null ? place.conference : `${place.conference} · ${place.project}`}
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
