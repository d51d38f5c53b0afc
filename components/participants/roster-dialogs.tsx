"use client";

import type { Invited } from "@/lib/invitations/schema";
import type { RosterRow } from "@/lib/participants/types";
import { lazyDialog } from "../ui/lazy";
import type { RevokedPeople } from "./revoke-people";
import { useRosterCache } from "./use-roster-cache";

// Loaded when opened: the roster itself needs neither forms nor dialogs.
const EditDialog = lazyDialog(() => import("./edit-dialog").then((file) => file.EditDialog));
const NewLinkDialog = lazyDialog(() =>
  import("./new-link-dialog").then((file) => file.NewLinkDialog),
);
const ReplaceDialog = lazyDialog(() =>
  import("./replace-dialog").then((file) => file.ReplaceDialog),
);
const ShareDialog = lazyDialog(() =>
  import("../links/share-dialog").then((file) => file.ShareDialog),
);
const RevokePeople = lazyDialog(() => import("./revoke-people").then((file) => file.RevokePeople));
const QrDialog = lazyDialog(() => import("../links/qr-dialog").then((file) => file.QrDialog));

/** The open dialog of the roster and its participant. */
export type RosterDialog =
  | { kind: "edit"; row: RosterRow }
  | { kind: "link"; row: RosterRow }
  | { kind: "code"; row: RosterRow }
  | { kind: "share"; row: RosterRow }
  | { kind: "share-many"; codes: string[] }
  | { kind: "replace"; row: RosterRow; onMade?: (invited: Invited) => void }
  | RevokedPeople;

type RosterDialogsProps = {
  conferenceCode: string;
  /** The conference's title, for messages. */
  title: string;
  /** True if the conference has a time, so that a calendar file exists. */
  dated?: boolean;
  dialog: RosterDialog | null;
  onClose: () => void;
  onRevoked: () => void;
};

/** The dialogs of the roster; one at most is open. */
export function RosterDialogs(props: RosterDialogsProps) {
  const { conferenceCode, title, dated = false, dialog, onClose, onRevoked } = props;
  const cache = useRosterCache(conferenceCode);
  const changed = () => void cache.refresh();
  if (dialog === null) return null;
  if (dialog.kind === "edit")
    return <EditDialog row={dialog.row} onSaved={changed} onClose={onClose} />;
  if (dialog.kind === "link")
    return <NewLinkDialog row={dialog.row} onDone={changed} onClose={onClose} />;
  if (dialog.kind === "replace")
    return (
      <ReplaceDialog
        conferenceCode={conferenceCode}
        row={dialog.row}
        onMade={dialog.onMade}
        onClose={onClose}
      />
    );
  if (dialog.kind === "share" || dialog.kind === "share-many")
    return (
      <ShareDialog
        conferenceCode={conferenceCode}
        title={title}
        codes={dialog.kind === "share" ? [dialog.row.code] : dialog.codes}
        dated={dated}
        onClose={onClose}
      />
    );
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
