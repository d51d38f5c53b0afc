"use client";

import type { RosterRow } from "@/lib/participants/schema";
import { QrDialog } from "../templates/qr-dialog";
import { EditDialog } from "./edit-dialog";
import { NewLinkDialog } from "./new-link-dialog";
import { RevokeDialog } from "./revoke-dialog";
import { useRevoke } from "./use-revoke";
import { useRosterCache } from "./use-roster-cache";

/** Which dialog of the roster is open, and about whom. */
export type RosterDialog =
  | { kind: "edit"; row: RosterRow }
  | { kind: "link"; row: RosterRow }
  | { kind: "code"; row: RosterRow }
  | { kind: "revoke"; rows: readonly RosterRow[] };

type RosterDialogsProps = {
  conferenceCode: string;
  dialog: RosterDialog | null;
  onClose: () => void;
  onRevoked: () => void;
};

/** The dialogs of the roster; one at most is open. */
export function RosterDialogs({ conferenceCode, dialog, onClose, onRevoked }: RosterDialogsProps) {
  const cache = useRosterCache(conferenceCode);
  const { revoke } = useRevoke(conferenceCode);
  const changed = () => void cache.refresh();
  if (dialog === null) return null;
  if (dialog.kind === "edit")
    return <EditDialog row={dialog.row} onSaved={changed} onClose={onClose} />;
  if (dialog.kind === "link")
    return <NewLinkDialog row={dialog.row} onDone={changed} onClose={onClose} />;
  if (dialog.kind === "code") return <QrDialog row={dialog.row} onClose={onClose} />;
  return (
    <RevokeDialog
      rows={dialog.rows}
      onRevoke={async (rows) => {
        const failure = await revoke(rows);
        if (!failure) onRevoked();
        return failure;
      }}
      onClose={onClose}
    />
  );
}
