"use client";

import { Ban, Link2, Mail, Pencil, RotateCcw, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { RosterRow } from "@/lib/participants/schema";
import { RowMenu } from "../data-table/row-menu";
import { useCopy } from "../ui/copy-context";
import { MenuSeparator } from "../ui/menu";
import { MenuItem } from "../ui/menu-item";

type RowActionsProps = {
  row: RosterRow;
  onEdit: () => void;
  onNewLink: () => void;
  onRevoke: () => void;
  onUndo: () => void;
};

/** The menu of a roster's row: what can be done about this person. */
export function RowActions({ row, onEdit, onNewLink, onRevoke, onUndo }: RowActionsProps) {
  const t = useTranslations("participants");
  const copy = useCopy();
  return (
    <RowMenu label={t("columns.actions")}>
      {row.status === "active" && (
        <>
          <MenuItem icon={<Pencil />} onSelect={onEdit}>
            {t("edit")}
          </MenuItem>
          <MenuItem icon={<Link2 />} onSelect={onNewLink}>
            {t("newLink")}
          </MenuItem>
        </>
      )}
      <MenuItem
        icon={<Mail />}
        onSelect={() => void copy(row.email, t("copiedEmail", { email: row.email }))}
      >
        {t("copyEmail")}
      </MenuItem>
      <MenuSeparator />
      {row.status === "active" && (
        <MenuItem icon={<Ban />} tone="danger" onSelect={onRevoke}>
          {t("revoke")}
        </MenuItem>
      )}
      {row.status === "revoking" && (
        <MenuItem icon={<Undo2 />} onSelect={onUndo}>
          {t("undo")}
        </MenuItem>
      )}
      {row.status === "revoked" && (
        <MenuItem icon={<RotateCcw />} onSelect={onNewLink}>
          {t("restore")}
        </MenuItem>
      )}
    </RowMenu>
  );
}
