"use client";

import type { ReactNode } from "react";
import { lazyPart } from "./lazy-part";

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

/** A question before something happens. The dialog closes when its owner says so, not by itself. */
export const ConfirmDialog = lazyPart<ConfirmDialogProps>(() =>
  import("./confirm-dialog-body").then((file) => file.ConfirmDialogBody),
);
