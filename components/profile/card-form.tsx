"use client";

import type { ReactNode } from "react";
import { Button } from "../ui/button";
import { FailureNotice } from "../ui/failure-notice";

type CardFormProps = {
  submit: string;
  pending: boolean;
  /** True if there is nothing to submit yet. */
  disabled?: boolean;
  /** A failure that belongs to no field. */
  problem: string | null;
  onSubmit: () => void;
  children: ReactNode;
};

/** A form as a card of the profile, with its button at the end. */
export function CardForm(props: CardFormProps) {
  const { submit, pending, disabled = false, problem, onSubmit, children } = props;
  return (
    <form
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      className="grid gap-5 rounded-card border bg-surface p-5"
    >
      {problem && <FailureNotice>{problem}</FailureNotice>}
      {children}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" pending={pending} disabled={disabled}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
