"use client";

import * as Radix from "@radix-ui/react-alert-dialog";
import clsx from "clsx";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { cleanName, visibleText } from "@/lib/platform/normalize";
import { Button } from "./button";
import { bodyStyle, dialogStyle, footerStyle, Scrim, useReturnFocus } from "./dialog";
import { Field } from "./field";
import { Input } from "./input";
import { FailureNotice } from "./failure-notice";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question, with the object's name. */
  title: ReactNode;
  /** The effect of the confirmation. */
  description: ReactNode;
  /** The verb, e.g. "Revoke". */
  confirmLabel: string;
  tone?: "danger" | "primary";
  onConfirm: () => void;
  pending?: boolean;
  /** The translated reason of a failure; the dialog stays open and shows it. */
  error?: ReactNode;
  /** A text that the person must type, for actions that can't be undone. */
  typeToConfirm?: string;
  children?: ReactNode;
};

/** A confirmation dialog. Confirming does not close it; the parent does. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  tone = "danger",
  onConfirm,
  pending = false,
  error,
  typeToConfirm,
  children,
}: ConfirmDialogProps) {
  const t = useTranslations("common");
  const formId = useId();
  const focus = useReturnFocus();
  const typed = useTypedText(open);
  const confirmed =
    typeToConfirm === undefined || visibleText(typed.value) === visibleText(typeToConfirm);
  function focusField(event: Event) {
    focus.onOpenAutoFocus();
    const form = typeToConfirm === undefined ? null : document.getElementById(formId);
    const input = form?.querySelector("input");
    // Without a field, Radix focuses Cancel.
    if (!input) return;
    event.preventDefault();
    input.focus();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    // React propagates events through portals, so a form around the dialog would be submitted.
    event.stopPropagation();
    if (confirmed && !pending) onConfirm();
  }
  return (
    <Radix.Root open={open} onOpenChange={(next) => !pending && onOpenChange(next)}>
      <Radix.Portal>
        <Scrim open={open} />
        <Radix.Content
          {...focus}
          onOpenAutoFocus={focusField}
          className={clsx(dialogStyle, "md:max-w-md")}
        >
          <form id={formId} onSubmit={submit} className="contents">
            <div className={clsx(bodyStyle, "pt-5 pb-3")}>
              <Radix.Title className="text-lg font-semibold break-words">{title}</Radix.Title>
              <Radix.Description asChild>
                <div className="mt-1.5 text-pretty break-words text-ink-muted">{description}</div>
              </Radix.Description>
              {children && <div className="mt-4">{children}</div>}
              {typeToConfirm !== undefined && (
                <Field
                  label={t("typeToConfirm", { text: cleanName(typeToConfirm) })}
                  className="mt-4 break-words"
                >
                  <Input
                    value={typed.value}
                    onChange={(event) => typed.set(event.target.value)}
                    autoComplete="off"
                    autoCapitalize="off"
                    spellCheck={false}
                  />
                </Field>
              )}
              {error && <FailureNotice className="mt-4">{error}</FailureNotice>}
            </div>
            <footer className={footerStyle}>
              <Radix.Cancel asChild>
                <Button disabled={pending}>{t("cancel")}</Button>
              </Radix.Cancel>
              <Button type="submit" variant={tone} pending={pending} disabled={!confirmed}>
                {confirmLabel}
              </Button>
            </footer>
          </form>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The typed text, emptied each time the dialog opens. */
function useTypedText(open: boolean) {
  const [value, set] = useState("");
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    set("");
  }
  return { value, set };
}
