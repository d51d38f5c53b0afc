"use client";

import { Copy, DoorOpen, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ConferenceRow } from "@/lib/conferences/types";
import { routes } from "@/lib/platform/routes";
import { RowMenu } from "../data-table/row-controls";
import { useCopy } from "../ui/copy";
import { MenuItem, MenuLink, MenuSeparator } from "../ui/menu";

type RowActionsProps = { row: ConferenceRow; mayManage: boolean; onDelete: () => void };

/** The menu of a conference's row. */
export function RowActions({ row, mayManage, onDelete }: RowActionsProps) {
  const t = useTranslations("conferences");
  const common = useTranslations("common");
  const copy = useCopy();
  return (
    <RowMenu label={common("actions")}>
      <MenuLink icon={<DoorOpen />} href={routes.conference(row.code)}>
        {t("open")}
      </MenuLink>
      {mayManage && (
        <MenuLink icon={<Pencil />} href={routes.editConference(row.code)}>
          {t("edit")}
        </MenuLink>
      )}
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
