"use client";

import type { RosterRow } from "@/lib/participants/read-schema";
import { lazyPart } from "../ui/lazy-part";
import { useRevoke } from "./use-revoke";
import { useRevokeFrozen } from "./use-revoke-frozen";
import { useRosterCache } from "./use-roster-cache";
import type { Frozen } from "./use-selection";

// Fetched when one is opened: the roster itself needs neither forms nor dialogs.
const EditDialog = lazyPart(() => import("./edit-dialog").then((file) => file.EditDialog));
const NewLinkDialog = lazyPart(() =>
  import("./new-link-dialog").then((file) => file.NewLinkDialog),
);
const RevokeDialog = lazyPart(() => import("./revoke-dialog").then((file) => file.RevokeDialog));
const QrDialog = lazyPart(() => import("../templates/qr-dialog").then((file) => file.QrDialog));

/** Which dialog of the roster is open, and about whom. */
export type RosterDialog =
  | { kind: "edit"; row: RosterRow }
  | { kind: "link"; row: RosterRow }
  | { kind: "code"; row: RosterRow }
  | { kind: "revoke"; rows: readonly RosterRow[] }
  | { kind: "revoke-frozen"; frozen: Frozen };

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
  const revokeFrozen = useRevokeFrozen(conferenceCode);
  const changed = () => void cache.refresh();
  if (dialog === null) return null;
  if (dialog.kind === "edit")
    return <EditDialog row={dialog.row} onSaved={changed} onClose={onClose} />;
  if (dialog.kind === "link")
    return <NewLinkDialog row={dialog.row} onDone={changed} onClose={onClose} />;
  if (dialog.kind === "code") return <QrDialog row={dialog.row} onClose={onClose} />;
  const frozen = dialog.kind === "revoke-frozen" ? dialog.frozen : null;
  const rows = dialog.kind === "revoke" ? dialog.rows : dialog.frozen.first;
  return (
    <RevokeDialog
      rows={frozen ? rows.filter(({ code }) => !frozen.except.has(code)) : rows}
      count={frozen ? frozen.count - frozen.except.size : rows.length}
      onRevoke={async () => {
        const failure = await (frozen ? revokeFrozen(frozen) : revoke(rows));
        if (!failure) onRevoked();
        return failure;
      }}
      onClose={onClose}
    />
  );
}
