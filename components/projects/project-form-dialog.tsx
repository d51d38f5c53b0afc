"use client";

import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/notice";

type ProjectFormDialogProps = {
  title: string;
  text?: string;
  submit: string;
  pending: boolean;
  /** What went wrong and belongs to no field. */
  problem: string | null;
  onSubmit: () => void;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
};

/** The frame of a dialog that asks for something about a project. */
export function ProjectFormDialog(props: ProjectFormDialogProps) {
  const common = useTranslations("common");
  const formId = useId();
  const { title, text, submit, pending, problem, onSubmit, onClose, children } = props;
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
          <Button variant="primary" type="submit" form={formId} pending={pending}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        method="post"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
        className="grid gap-4 py-1"
      >
        {problem && (
          <Notice tone="danger" role="alert">
            {problem}
          </Notice>
        )}
        {children}
      </form>
    </Dialog>
  );
}
