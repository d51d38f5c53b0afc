"use client";

import { Copy, CopyPlus, DoorOpen, Pencil, Pin, PinOff, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ConferenceRow } from "@/lib/conferences/types";
import { routes } from "@/lib/platform/routes";
import { RowMenu } from "../data-table/row-controls";
import { useCopy } from "../ui/copy";
import { MenuItem, MenuLink, MenuSeparator } from "../ui/menu";
import { usePin } from "./use-pin";

type RowActionsProps = {
  row: ConferenceRow;
  mayManage: boolean;
  onDelete: () => void;
  onDuplicate: () => void;
};

/** The menu of a conference's row. */
export function RowActions({ row, mayManage, onDelete, onDuplicate }: RowActionsProps) {
  const t = useTranslations("conferences");
  const common = useTranslations("common");
  const copy = useCopy();
  const pin = usePin();
  return (
    <RowMenu label={common("actions")}>
      <MenuLink icon={<DoorOpen />} href={routes.conference(row.code)}>
        {t("open")}
      </MenuLink>
      {mayManage && (
        <>
          <MenuLink icon={<Pencil />} href={routes.editConference(row.code)}>
            {t("edit")}
          </MenuLink>
          <MenuItem icon={<CopyPlus />} onSelect={onDuplicate}>
            {t("duplicate")}
          </MenuItem>
        </>
      )}
      <MenuItem icon={row.pinned ? <PinOff /> : <Pin />} onSelect={() => void pin(row)}>
        {t(row.pinned ? "unpin" : "pin")}
      </MenuItem>
      <MenuItem
        icon={<Copy />}
        onSelect={() => void copy(row.code, t("copied", { title: row.title }))}
      >
        {t("copyCode")}
      </MenuItem>
      {mayManage && (
        <>
          <MenuSeparator />
          <MenuItem icon={<Trash2 />} tone="danger" onSelect={onDelete}>
            {t("delete")}
          </MenuItem>
        </>
      )}
    </RowMenu>
  );
}
