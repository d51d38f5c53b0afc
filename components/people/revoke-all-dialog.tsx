"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Membership } from "@/lib/people/types";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useConfirm } from "../ui/use-confirm";
import { useRevokeAll } from "./use-revoke-all";

type RevokeAllDialogProps = {
  name: string;
  /** The conferences, shown completely before anything happens; nothing else is revoked. */
  memberships: readonly Membership[];
  onClose: () => void;
};

/** Confirms revoking a person's access everywhere, naming every conference. */
export function RevokeAllDialog({ name, memberships, onClose }: RevokeAllDialogProps) {
  const t = useTranslations("people.revokeAll");
  const revoke = useRevokeAll();
  const [meant] = useState(memberships);
  const confirmation = useConfirm(() => revoke(meant, name), onClose);
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { count: meant.length, name })}
      description={t("text", { name })}
      confirmLabel={t("confirm")}
      {...confirmation}
    >
      <ul className="max-h-60 overflow-y-auto rounded-control bg-sunken px-3 py-2 text-sm">
        {meant.map((membership) => (
          <li key={`${membership.projectId}/${membership.code}`} className="truncate">
            {membership.project === null
              ? membership.conference
              : `${membership.conference} · ${membership.project}`}
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
