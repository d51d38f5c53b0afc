"use client";

import { type ReactNode, useCallback } from "react";
import { useTranslations } from "use-intl";
import { nameOf } from "@/lib/participants/display-name";
import type { RosterRow } from "@/lib/participants/types";
import { useCopyLink } from "../links/use-copy-link";
import { RowActions } from "./row-actions";
import type { RosterDialog } from "./roster-dialogs";
import { useUndoRevocations } from "./use-undo-revocations";

/** Returns a function that returns the menu of a roster's row. */
export function useRowActions(
  conferenceCode: string,
  getMessage: (codes: string[]) => Promise<string | null>,
  setDialog: (dialog: RosterDialog) => void,
): (row: RosterRow) => ReactNode {
  const t = useTranslations("participants");
  const copyLink = useCopyLink();
  const undo = useUndoRevocations(conferenceCode);
  return useCallback(
    (row) => (
      <RowActions
        label={t("columns.actions")}
        conferenceCode={conferenceCode}
        row={row}
        onEdit={() => setDialog({ kind: "edit", row })}
        onNewLink={() => setDialog({ kind: "link", row })}
        onCode={() => setDialog({ kind: "code", row })}
        onShare={() => setDialog({ kind: "share", row })}
        onReplace={() => setDialog({ kind: "replace", row })}
        getMessage={() => getMessage([row.code])}
        getOwnLink={() => copyLink(row.code, true)}
        onRevoke={() => setDialog({ kind: "revoke", rows: [row] })}
        onUndo={() => row.revocationId && void undo([row.revocationId], nameOf(row))}
      />
    ),
    [t, conferenceCode, getMessage, copyLink, undo, setDialog],
  );
}
