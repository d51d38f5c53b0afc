"use client";

import { type FormEvent, type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { FailureNotice } from "./failure-notice";

type FormDialogProps = {
  title: string;
  text?: string;
  submit: string;
  pending: boolean;
  /** True if there is nothing to submit yet. */
  disabled?: boolean;
  /** A failure that belongs to no field. */
  problem: string | null;
  onSubmit: () => void;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
  /** Content below the form, which may contain other forms. */
  below?: ReactNode;
};

/** A dialog with a form. It can't be closed while the form is being submitted. */
export function FormDialog(props: FormDialogProps) {
  const common = useTranslations("common");
  const formId = useId();
  const { title, text, submit, pending, disabled, problem, onSubmit, onClose } = props;
  function submitForm(event: FormEvent) {
    event.preventDefault();
    // React propagates events through portals, so a form around the dialog would be submitted.
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
      <form id={formId} method="post" noValidate onSubmit={submitForm} className="grid gap-4 py-1">
        {problem && <FailureNotice>{problem}</FailureNotice>}
        {props.children}
      </form>
      {props.below}
    </Dialog>
  );
}
