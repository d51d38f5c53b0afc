"use client";

import { Ban, Link2, Pencil, Replace } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Invited } from "@/lib/invitations/schema";
import type { RosterRow } from "@/lib/participants/types";
import { Button } from "../ui/button";
import type { RosterDialog } from "./roster-dialogs";

type PanelActionsProps = {
  row: RosterRow;
  /** The panel already shows a button for a new link. */
  hasNewLink: boolean;
  onDialog: (dialog: RosterDialog) => void;
  onMade: (invited: Invited) => void;
};

/** The buttons of a participant with access. */
export function PanelActions({ row, hasNewLink, onDialog, onMade }: PanelActionsProps) {
  const t = useTranslations("participants");
  return (
    <div className="flex flex-wrap gap-2">
      {!hasNewLink && (
        <Button size="sm" onClick={() => onDialog({ kind: "link", row })}>
          <Link2 aria-hidden="true" />
          {t("newLink")}
        </Button>
      )}
      <Button size="sm" onClick={() => onDialog({ kind: "replace", row, onMade })}>
        <Replace aria-hidden="true" />
        {t("replace.action")}
      </Button>
      <Button size="sm" onClick={() => onDialog({ kind: "edit", row })}>
        <Pencil aria-hidden="true" />
        {t("edit")}
      </Button>
      <Button
        size="sm"
        variant="danger-ghost"
        // The border keeps it visible at the start of a second line.
        className="border border-danger-line"
        onClick={() => onDialog({ kind: "revoke", rows: [row] })}
      >
        <Ban aria-hidden="true" />
        {t("revoke")}
      </Button>
    </div>
  );
}
