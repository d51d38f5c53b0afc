"use client";

import { useTranslations } from "use-intl";
import { Dialog } from "./dialog";
import { Field } from "./field";
import { Textarea } from "./input";

type CopyDialogProps = { open: boolean; text: string | null; onClose: () => void };

/** Shows the text selected, for copying by hand where the browser refuses access to the clipboard. */
export function CopyDialog({ open, text, onClose }: CopyDialogProps) {
  const t = useTranslations("common");
  return (
    <Dialog
      open={open}
      onOpenChange={(open) => !open && onClose()}
      title={t("copyByHand.title")}
      description={t("copyByHand.text")}
    >
      <Field label={t("copyByHand.label")} className="pb-3">
        <Textarea
          readOnly
          ref={(area) => area?.select()}
          value={text ?? ""}
          rows={2}
          className="break-all"
          onFocus={(event) => event.target.select()}
        />
      </Field>
    </Dialog>
  );
}
