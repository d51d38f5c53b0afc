"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { WelcomeLink } from "@/lib/staff/schema";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

type LinkDialogProps = { link: WelcomeLink; onClose: () => void };

/** A one-time link, shown this once, to be copied and passed on. */
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
        <div className="flex items-end gap-2">
          <Field label={t("linkDialog.label")} className="min-w-0 flex-1">
            <Input
              readOnly
              value={link}
              onFocus={(event) => event.currentTarget.select()}
              className="truncate text-ink-muted"
            />
          </Field>
          <CopyButton
            variant="primary"
            label={t("linkDialog.copy")}
            getText={link}
            done={t("linkDialog.copied", { name: person })}
          />
        </div>
        <p className="text-sm text-ink-muted">
          {t("linkDialog.until", {
            when: format.dateTime(until, { dateStyle: "medium", timeStyle: "short" }),
          })}
        </p>
      </div>
    </Dialog>
  );
}
