"use client";

import { Trash2, Undo2 } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import type { Change, PreviewRow, RowEdit } from "@/lib/imports/browser/preview-types";
import { Checkbox } from "../ui/checkbox";
import { IconButton } from "../ui/button";
import { Select } from "../ui/select";
import { EditableCell } from "./editable-cell";
import { RowState } from "./row-state";

type PreviewRowCellsProps = {
  row: PreviewRow;
  lifetimes: boolean;
  onChange: (change: Change) => void;
  locked: boolean;
};

/** The cells of one row: what it says, to be mended in place, and what becomes of it. */
export function PreviewRowCells({ row, lifetimes, onChange, locked }: PreviewRowCellsProps) {
  const t = useTranslations("imports.table");
  const format = useFormatter();
  const edit = (next: RowEdit) => onChange({ change: "row", index: row.index, edit: next });
  const out = row.verdict === "removed";
  const fixed = locked || out || row.row === null;
  const who = row.email || t("rowNumber", { row: row.row ?? 0 });
  const sending = row.action === "invite" || row.action === "restore" || row.action === "link";
  return (
    <>
      <span role="cell" className="text-sm text-ink-faint tabular-nums max-md:hidden md:row-span-2">
        {row.row === null ? "—" : format.number(row.row)}
      </span>
      <span role="cell" className="min-w-0">
        <EditableCell
          label={t("emailOf", { row: row.row ?? 0 })}
          value={row.email}
          invalid={row.verdict === "refused"}
          disabled={fixed}
          onCommit={(email) => edit({ email })}
        />
      </span>
      <span role="cell" className="min-w-0 max-md:col-start-1 md:col-start-2 md:row-start-2">
        <EditableCell
          label={t("nameOf", { row: row.row ?? 0 })}
          value={row.name}
          placeholder={t("nameless")}
          disabled={fixed}
          onCommit={(name) => edit({ name })}
        />
      </span>
      <span role="cell" className="max-md:col-start-1 md:row-span-2">
        <Select
          compact
          aria-label={t("roleOf", { who })}
          value={row.moderator ? "moderator" : "participant"}
          disabled={fixed}
          onChange={(event) => edit({ moderator: event.target.value === "moderator" })}
          className="w-full! max-md:max-w-48"
        >
          <option value="participant">{t("participant")}</option>
          <option value="moderator">{t("moderator")}</option>
        </Select>
      </span>
      <span
        role="cell"
        className="flex justify-center max-md:col-start-2 max-md:row-start-2 md:row-span-2"
      >
        <Checkbox
          aria-label={t("notifyOf", { who })}
          checked={sending && row.notify}
          disabled={fixed || !sending}
          onCheckedChange={(notify) => edit({ notify })}
        />
      </span>
      {lifetimes && (
        <span role="cell" className="min-w-0 max-md:col-start-1 md:row-span-2">
          <EditableCell
            label={t("lifetimeOf", { row: row.row ?? 0 })}
            value={row.ownLifetime}
            placeholder={t("usual")}
            disabled={fixed || !sending}
            onCommit={(lifetime) => edit({ lifetime })}
          />
        </span>
      )}
      <span role="cell" className="min-w-0 max-md:col-span-2 md:row-span-2">
        <RowState row={row} locked={locked} onEdit={edit} />
      </span>
      <span role="cell" className="max-md:col-start-2 max-md:row-start-1 md:row-span-2">
        {row.row !== null && (
          <IconButton
            size="sm"
            tone={out ? "plain" : "danger"}
            label={out ? t("putBack", { who }) : t("leaveOut", { who })}
            icon={out ? <Undo2 /> : <Trash2 />}
            disabled={locked}
            onClick={() => edit({ removed: !out })}
          />
        )}
      </span>
    </>
  );
}
