"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { WelcomeLink } from "@/lib/staff/schema";
import { Button } from "../ui/button";
import { CopyField } from "../ui/copy-field";
import { Dialog } from "../ui/dialog";

type LinkDialogProps = { link: WelcomeLink; onClose: () => void };

/** Shows a one-time link, once, to copy and pass on. */
export function LinkDialog({ link: { name, email, link, until }, onClose }: LinkDialogProps) {
  const t = useTranslations("staff");
  const format = useFormatter();
  const person = name || email;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("linkDialog.title", { name: person })}
      description={t("linkDialog.text")}
      footer={<Button onClick={onClose}>{t("linkDialog.done")}</Button>}
    >
      <div className="grid gap-2 py-1">
        <CopyField
          label={t("linkDialog.label")}
          value={link}
          copy={t("linkDialog.copy")}
          done={t("linkDialog.copied", { name: person })}
        />
        <p className="text-sm text-ink-muted">
          {t("linkDialog.until", {
            when: format.dateTime(until, { dateStyle: "medium", timeStyle: "short" }),
          })}
        </p>
      </div>
    </Dialog>
  );
}
