"use client";

import type { Place } from "@/lib/people/types";
import { nameOf } from "@/lib/participants/display-name";
import type { RosterDialog } from "../participants/roster-dialogs";
import { RowActions } from "../participants/row-actions";
import { useUndoRevocations } from "../participants/use-undo-revocations";

type PlaceActionsProps = { label: string; place: Place; onDialog: (dialog: RosterDialog) => void };

/** A person's actions in one conference, as in its roster. */
export function PlaceActions({ label, place, onDialog }: PlaceActionsProps) {
  const undo = useUndoRevocations(place.conferenceCode);
  return (
    <RowActions
      label={label}
      conferenceCode={place.conferenceCode}
      row={place}
      onEdit={() => onDialog({ kind: "edit", row: place })}
      onNewLink={() => onDialog({ kind: "link", row: place })}
      onShare={() => onDialog({ kind: "share", row: place })}
      onReplace={() => onDialog({ kind: "replace", row: place })}
      onRevoke={() => onDialog({ kind: "revoke", rows: [place] })}
      onUndo={() => place.revocationId && void undo([place.revocationId], nameOf(place))}
    />
  );
}
