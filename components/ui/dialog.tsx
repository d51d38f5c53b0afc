"use client";

import type { ReactNode } from "react";
import { lazyPart } from "./lazy-part";

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the one that goes on last; a submit button names its form by `form`. */
  footer?: ReactNode;
  size?: "md" | "lg";
};

/** A dialog in the middle of the screen; on phones a sheet from below. Escape and the scrim close it. */
export const Dialog = lazyPart<DialogProps>(() =>
  import("./dialog-body").then((file) => file.DialogBody),
);
