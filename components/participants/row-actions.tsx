"use client";

import { Ban, CircleHelp, Link2, Mail, Pencil, RotateCcw, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { RosterRow } from "@/lib/participants/schema";
import { routes } from "@/lib/routes";
import { RowMenu } from "../data-table/row-menu";
import { useCopy } from "../ui/copy-context";
import { MenuSeparator } from "../ui/menu";
import { MenuItem, MenuLink } from "../ui/menu-item";

type RowActionsProps = {
  conferenceCode: string;
  row: RosterRow;
  onEdit: () => void;
  onNewLink: () => void;
  onRevoke: () => void;
  onUndo: () => void;
};

/** The menu of a roster's row: what can be done about this person. */
export function RowActions(props: RowActionsProps) {
  const { conferenceCode, row, onEdit, onNewLink, onRevoke, onUndo } = props;
  const t = useTranslations("participants");
  const activity = useTranslations("activity");
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
      <MenuLink icon={<CircleHelp />} href={routes.participant(conferenceCode, row.code)}>
        {activity("access.menu")}
      </MenuLink>
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
