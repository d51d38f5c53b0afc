"use client";

import type { ConfirmDialogProps } from "./confirm-dialog-body";
import { lazyPart } from "./lazy-part";

/** A question before something happens. The dialog closes when its owner says so, not by itself. */
export const ConfirmDialog = lazyPart<ConfirmDialogProps>(() =>
  import("./confirm-dialog-body").then((file) => file.ConfirmDialogBody),
);
