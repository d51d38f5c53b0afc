"use client";

import * as Radix from "@radix-ui/react-alert-dialog";
import clsx from "clsx";
import { type FormEvent, type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { dialogStyle, footerStyle, scrimStyle } from "./dialog-style";
import { Notice } from "./notice";
import { TypeToConfirm, useTypedConfirmation } from "./type-to-confirm";
import { useReturnFocus } from "./use-return-focus";

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question, with the name of whom it concerns. */
  title: ReactNode;
  /** What will happen to whom. */
  description: ReactNode;
  /** The verb itself, e.g. "Revoke". */
  confirmLabel: string;
  tone?: "danger" | "primary";
  onConfirm: () => void;
  pending?: boolean;
  /** Why it did not work, in the person's language; the dialog stays open with it. */
  error?: ReactNode;
  /** The text that must be typed first, where what is done can't be undone. */
  typeToConfirm?: string;
  children?: ReactNode;
};

/** What a ConfirmDialog is made of, fetched with the first one. */
export function ConfirmDialogBody({
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
  const typed = useTypedConfirmation(open, typeToConfirm);
  function begin(event: Event) {
    focus.onOpenAutoFocus();
    const form = typeToConfirm === undefined ? null : document.getElementById(formId);
    const input = form?.querySelector("input");
    if (!input) return;
    // Else Cancel gets the focus, which is right where the answer is one press.
    event.preventDefault();
    input.focus();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    // React passes events on through portals: a form around the dialog must not be sent too.
    event.stopPropagation();
    if (typed.matches && !pending) onConfirm();
  }
  return (
    <Radix.Root open={open} onOpenChange={(next) => !pending && onOpenChange(next)}>
      <Radix.Portal>
        <Radix.Overlay className={scrimStyle} />
        <Radix.Content
          {...focus}
          onOpenAutoFocus={begin}
          className={clsx(dialogStyle, "md:max-w-md")}
        >
          <form id={formId} onSubmit={submit} className="contents">
            <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-5 pb-3 md:px-6">
              <Radix.Title className="text-lg font-semibold break-words">{title}</Radix.Title>
              <Radix.Description asChild>
                <div className="mt-1.5 text-pretty break-words text-ink-muted">{description}</div>
              </Radix.Description>
              {children && <div className="mt-4">{children}</div>}
              {typeToConfirm !== undefined && (
                <TypeToConfirm expected={typeToConfirm} value={typed.value} onChange={typed.set} />
              )}
              {error && (
                <Notice tone="danger" role="alert" className="mt-4">
                  {error}
                </Notice>
              )}
            </div>
            <footer className={footerStyle}>
              <Radix.Cancel asChild>
                <Button disabled={pending}>{t("cancel")}</Button>
              </Radix.Cancel>
              <Button type="submit" variant={tone} pending={pending} disabled={!typed.matches}>
                {confirmLabel}
              </Button>
            </footer>
          </form>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
