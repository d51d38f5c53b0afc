"use client";

import type { DialogProps } from "./dialog-body";
import { lazyPart } from "./lazy-part";

/** A dialog in the middle of the screen; on phones a sheet from below. Escape and the scrim close it. */
export const Dialog = lazyPart<DialogProps>(() =>
  import("./dialog-body").then((file) => file.DialogBody),
);
