"use client";

import type { Membership } from "@/lib/people/types";
import { nameOf } from "@/lib/participants/display-name";
import type { RosterDialog } from "../participants/roster-dialogs";
import { RowActions } from "../participants/row-actions";
import { useUndoRevocations } from "../participants/use-undo-revocations";

type MembershipActionsProps = {
  label: string;
  membership: Membership;
  onDialog: (dialog: RosterDialog) => void;
};

/** A person's actions in one conference, as in its roster. */
export function MembershipActions({ label, membership, onDialog }: MembershipActionsProps) {
  const undo = useUndoRevocations(membership.conferenceCode);
  return (
    <RowActions
      label={label}
      conferenceCode={membership.conferenceCode}
      row={membership}
      onEdit={() => onDialog({ kind: "edit", row: membership })}
      onNewLink={() => onDialog({ kind: "link", row: membership })}
      onShare={() => onDialog({ kind: "share", row: membership })}
      onReplace={() => onDialog({ kind: "replace", row: membership })}
      onRevoke={() => onDialog({ kind: "revoke", rows: [membership] })}
      onUndo={() =>
        membership.revocationId && void undo([membership.revocationId], nameOf(membership))
      }
    />
  );
}
