"use client";

import clsx from "clsx";
import { Trash2, Undo2 } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import type { Change, PreviewRow, RowEdit } from "@/lib/imports/preview/types";
import { Checkbox } from "../ui/checkbox";
import { IconButton } from "../ui/button";
import { Select } from "../ui/select";
import { EditableCell } from "./editable-cell";
import { RowState } from "./row-state";

type PreviewRowCellsProps = {
  row: PreviewRow;
  /** True: one line; false: the name is below the address. */
  dense: boolean;
  lifetimes: boolean;
  onChange: (change: Change) => void;
  locked: boolean;
};

/** The cells of one row: its editable values and its state. */
export function PreviewRowCells({ row, dense, lifetimes, onChange, locked }: PreviewRowCellsProps) {
  const t = useTranslations("imports.table");
  const format = useFormatter();
  const edit = (next: RowEdit) => onChange({ change: "row", index: row.index, edit: next });
  const removed = row.state === "removed";
  const fixed = locked || removed || row.row === null;
  const who = row.email || t("rowNumber", { row: row.row ?? 0 });
  const sending = row.action === "invite" || row.action === "restore" || row.action === "link";
  const tall = dense ? undefined : "md:row-span-2";
  return (
    <>
      <span role="cell" className={clsx("text-sm text-ink-faint tabular-nums max-md:hidden", tall)}>
        {row.row === null ? "—" : format.number(row.row)}
      </span>
      <span role="cell" className={clsx("min-w-0", !dense && "md:col-span-2")}>
        <EditableCell
          label={t("emailOf", { row: row.row ?? 0 })}
          value={row.email}
          dense={dense}
          invalid={row.problem && row.state === "skipped"}
          disabled={fixed}
          onCommit={(email) => edit({ email })}
        />
      </span>
      <span
        role="cell"
        className={clsx("min-w-0", !dense && "max-md:col-start-1 md:col-[2/4] md:row-start-2")}
      >
        <EditableCell
          label={t("nameOf", { row: row.row ?? 0 })}
          value={row.name}
          dense={dense}
          placeholder={t("nameless")}
          disabled={fixed}
          onCommit={(name) => edit({ name })}
        />
      </span>
      <span role="cell" className={clsx("max-md:col-start-1", tall)}>
        <Select
          compact
          aria-label={t("roleOf", { who })}
          value={row.moderator ? "moderator" : "participant"}
          disabled={fixed}
          onChange={(event) => edit({ moderator: event.target.value === "moderator" })}
          className={clsx(
            "w-full!",
            dense
              ? "[&>select]:h-7! [&>select]:py-0! [&>select]:pl-2! [&>select]:text-sm!"
              : "max-md:max-w-48",
          )}
        >
          <option value="participant">{t("participant")}</option>
          <option value="moderator">{t("moderator")}</option>
        </Select>
      </span>
      <span
        role="cell"
        className={clsx(
          "flex justify-center",
          !dense && "max-md:col-start-2 max-md:row-start-2",
          tall,
        )}
      >
        <Checkbox
          aria-label={t("notifyOf", { who })}
          checked={sending && row.notify}
          disabled={fixed || !sending}
          onCheckedChange={(notify) => edit({ notify })}
        />
      </span>
      {lifetimes && (
        <span role="cell" className={clsx("min-w-0 max-md:col-start-1", tall)}>
          <EditableCell
            label={t("lifetimeOf", { row: row.row ?? 0 })}
            value={row.ownLifetime}
            dense={dense}
            placeholder={t("usual")}
            disabled={fixed || !sending}
            onCommit={(lifetime) => edit({ lifetime })}
          />
        </span>
      )}
      <span role="cell" className={clsx("min-w-0 max-md:col-span-2", tall)}>
        <RowState row={row} dense={dense} locked={locked} onEdit={edit} />
      </span>
      <span role="cell" className={clsx(!dense && "max-md:col-start-2 max-md:row-start-1", tall)}>
        {row.row !== null && (
          <IconButton
            size="sm"
            tone={removed ? "plain" : "danger"}
            label={removed ? t("putBack", { who }) : t("leaveOut", { who })}
            icon={removed ? <Undo2 /> : <Trash2 />}
            disabled={locked}
            onClick={() => edit({ removed: !removed })}
          />
        )}
      </span>
    </>
  );
}
