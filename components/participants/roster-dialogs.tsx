"use client";

import type { RosterRow } from "@/lib/participants/types";
import { lazyDialog } from "../ui/lazy";
import type { RevokedPeople } from "./revoke-people";
import { useRosterCache } from "./use-roster-cache";

// Fetched when one is opened: the roster itself needs neither forms nor dialogs.
const EditDialog = lazyDialog(() => import("./edit-dialog").then((file) => file.EditDialog));
const NewLinkDialog = lazyDialog(() =>
  import("./new-link-dialog").then((file) => file.NewLinkDialog),
);
const RevokePeople = lazyDialog(() => import("./revoke-people").then((file) => file.RevokePeople));
const QrDialog = lazyDialog(() => import("../templates/qr-dialog").then((file) => file.QrDialog));

/** Which dialog of the roster is open, and about whom. */
export type RosterDialog =
  | { kind: "edit"; row: RosterRow }
  | { kind: "link"; row: RosterRow }
  | { kind: "code"; row: RosterRow }
  | RevokedPeople;

type RosterDialogsProps = {
  conferenceCode: string;
  dialog: RosterDialog | null;
  onClose: () => void;
  onRevoked: () => void;
};

/** The dialogs of the roster; one at most is open. */
export function RosterDialogs({ conferenceCode, dialog, onClose, onRevoked }: RosterDialogsProps) {
  const cache = useRosterCache(conferenceCode);
  const changed = () => void cache.refresh();
  if (dialog === null) return null;
  if (dialog.kind === "edit")
    return <EditDialog row={dialog.row} onSaved={changed} onClose={onClose} />;
  if (dialog.kind === "link")
    return <NewLinkDialog row={dialog.row} onDone={changed} onClose={onClose} />;
  if (dialog.kind === "code") return <QrDialog row={dialog.row} onClose={onClose} />;
  return (
    <RevokePeople
      conferenceCode={conferenceCode}
      people={dialog}
      onRevoked={onRevoked}
      onClose={onClose}
    />
  );
}
