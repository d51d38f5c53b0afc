"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { RosterRow } from "@/lib/participants/types";
import type { Failure } from "@/lib/platform/result";
import { MailConsequence } from "../links/mail-consequence";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useConfirm } from "../ui/use-confirm";
import { nameOf } from "@/lib/participants/display-name";

/** The most names that the question lists; the others are counted. */
const MAX_NAMES = 6;

type RevokeDialogProps = {
  /** The people, frozen before the dialog opens. */
  rows: readonly RosterRow[];
  /** The number of people, if `rows` has only the first ones. */
  count?: number;
  onRevoke: () => Promise<Failure | null>;
  onClose: () => void;
};

/** Confirms a revocation, naming who loses access. */
export function RevokeDialog({ rows, count = rows.length, onRevoke, onClose }: RevokeDialogProps) {
  const t = useTranslations("participants");
  const format = useFormatter();
  const confirmation = useConfirm(onRevoke, onClose);
  const [first] = rows;
  const about = { count, name: first ? nameOf(first) : "" };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("revokeDialog.title", about)}
      description={
        <>
          {t("revokeDialog.text", about)}
          <MailConsequence of="cancellation" />
        </>
      }
      confirmLabel={t("revoke")}
      {...confirmation}
    >
      <ul className="rounded-control bg-sunken px-3 py-2 text-sm">
        {rows.slice(0, MAX_NAMES).map((row) => (
          <li key={row.code} className="truncate">
            {row.name ? `${row.name} · ${row.email}` : row.email}
          </li>
        ))}
        {count > MAX_NAMES && (
          <li className="text-ink-muted tabular-nums">+ {format.number(count - MAX_NAMES)}</li>
        )}
      </ul>
    </ConfirmDialog>
  );
}
