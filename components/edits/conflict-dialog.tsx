"use client";

import { useTranslations } from "use-intl";
import { mergeEdits } from "@/lib/platform/merge-edits";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/notice";
import { BothValues } from "./both-values";
import type { Conflict } from "./use-edit";

type ConflictDialogProps<F> = {
  conflict: Conflict<F>;
  /** The names of the fields. */
  labels: Record<keyof F & string, string>;
  /** Formats a value for display; by default it is unchanged. */
  show?: (field: keyof F & string, value: string) => string;
  choosing: "mine" | "now" | null;
  onChoose: (choice: "mine" | "now") => void;
  /** Closes the dialog and returns to the form. */
  onClose: () => void;
};

/** Shows the fields that two people changed, with both values to choose from. */
export function ConflictDialog<F extends Record<string, string>>({
  conflict,
  labels,
  show = (_, value) => value,
  choosing,
  onChoose,
  onClose,
}: ConflictDialogProps<F>) {
  const t = useTranslations("common.edited");
  const { loaded, mine, now, again } = conflict;
  const differing = new Set<keyof F>(mergeEdits(loaded, mine, now).differing);
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && choosing === null && onClose()}
      title={t("title")}
      description={t("text")}
      footer={
        <>
          <Button
            pending={choosing === "now"}
            disabled={choosing !== null}
            onClick={() => onChoose("now")}
          >
            {t("keep")}
          </Button>
          <Button
            variant="primary"
            pending={choosing === "mine"}
            disabled={choosing !== null}
            onClick={() => onChoose("mine")}
          >
            {t("overwrite")}
          </Button>
        </>
      }
    >
      <div className="grid gap-5 py-1">
        {again && (
          <Notice tone="warning" role="alert">
            {t("again")}
          </Notice>
        )}
        {keysOf(labels)
          .filter((field) => differing.has(field))
          .map((field) => (
            <BothValues
              key={field}
              label={labels[field]}
              mine={show(field, mine[field] ?? "")}
              now={show(field, now[field] ?? "")}
            />
          ))}
      </div>
    </Dialog>
  );
}

function keysOf<K extends string>(labels: Record<K, string>): K[] {
  const keys: K[] = [];
  for (const key in labels) keys.push(key);
  return keys;
}
