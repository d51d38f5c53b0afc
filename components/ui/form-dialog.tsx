"use client";

import { type FormEvent, type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Notice } from "./notice";

type FormDialogProps = {
  title: string;
  text?: string;
  submit: string;
  pending: boolean;
  /** Whether there is nothing yet to be sent. */
  disabled?: boolean;
  /** What went wrong and belongs to no field. */
  problem: string | null;
  onSubmit: () => void;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
  /** What stands below the form, with forms of its own. */
  below?: ReactNode;
};

/** A dialog that is filled in and sent; while it is on its way nothing closes it. */
export function FormDialog(props: FormDialogProps) {
  const common = useTranslations("common");
  const formId = useId();
  const { title, text, submit, pending, disabled, problem, onSubmit, onClose } = props;
  function send(event: FormEvent) {
    event.preventDefault();
    // React passes events on through portals: a form around the dialog must not be sent too.
    event.stopPropagation();
    if (!pending && !disabled) onSubmit();
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !pending && onClose()}
      title={title}
      description={text}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {common("cancel")}
          </Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            pending={pending}
            disabled={disabled}
          >
            {submit}
          </Button>
        </>
      }
    >
      <form id={formId} method="post" noValidate onSubmit={send} className="grid gap-4 py-1">
        {problem && (
          <Notice tone="danger" role="alert">
            {problem}
          </Notice>
        )}
        {props.children}
      </form>
      {props.below}
    </Dialog>
  );
}
