"use client";

import { useTranslations } from "use-intl";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { LeaveDialog } from "./leave-dialog";

type ImportDialogsProps = {
  /** Where a person goes who leaves an upload behind. */
  home: string;
  unsent: boolean;
  replacing: boolean;
  onKeepList: () => void;
  onReplaceList: () => void;
  /** Edited rows that reading the list another way would lose; null: none. */
  wouldLose: number | null;
  onKeepEdits: () => void;
  onLoseEdits: () => void;
};

/** Asks before an upload, an edited list or edits of rows would be lost. */
export function ImportDialogs(props: ImportDialogsProps) {
  const t = useTranslations("imports");
  return (
    <>
      <LeaveDialog unsent={props.unsent} home={props.home} />
      <ConfirmDialog
        open={props.replacing}
        onOpenChange={(open) => !open && props.onKeepList()}
        title={t("start.otherTitle")}
        description={t("start.otherText")}
        confirmLabel={t("other")}
        onConfirm={props.onReplaceList}
      />
      <ConfirmDialog
        open={props.wouldLose !== null}
        onOpenChange={props.onKeepEdits}
        title={t("reading.loseTitle")}
        description={t("reading.loseText", { count: props.wouldLose ?? 0 })}
        confirmLabel={t("reading.lose")}
        onConfirm={props.onLoseEdits}
      />
    </>
  );
}
