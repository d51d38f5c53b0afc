"use client";

import { useTranslations } from "use-intl";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useLeaveGuard } from "./use-leave-guard";

type ImportDialogsProps = {
  /** The page to open after Back if there is no earlier page. */
  home: string;
  unsent: boolean;
  replacing: boolean;
  onKeepList: () => void;
  onReplaceList: () => void;
  /** Number of edited rows that would be discarded; null: no confirmation needed. */
  wouldLose: number | null;
  onKeepEdits: () => void;
  onLoseEdits: () => void;
};

/** Asks for confirmation before an upload is abandoned, an edited list replaced, or edited rows discarded. */
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

function LeaveDialog({ unsent, home }: Pick<ImportDialogsProps, "unsent" | "home">) {
  const t = useTranslations("imports.start");
  const { asking, stay, leave } = useLeaveGuard(unsent, home);
  return (
    <ConfirmDialog
      open={asking}
      onOpenChange={(open) => !open && stay()}
      title={t("leaveTitle")}
      description={t("leaveText")}
      confirmLabel={t("leave")}
      onConfirm={leave}
    />
  );
}
