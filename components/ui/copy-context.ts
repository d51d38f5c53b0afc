"use client";

import { createContext, use } from "react";

/** A text, or a way to fetch it that answers null when it has already told the person why not. */
export type CopySource = string | (() => string | null | Promise<string | null>);

/** Copies and tells by toast; answers whether the text is on the clipboard. */
export type Copy = (source: CopySource, done: string) => Promise<boolean>;

/** Where copying is done; filled in by CopyProvider. */
export const CopyContext = createContext<Copy | null>(null);

/**
 * Copies a text: `await copy(getText, t("copiedFor", { name }))`. Call it straight from the click,
 * because browsers allow it only then.
 */
export function useCopy(): Copy {
  const copy = use(CopyContext);
  if (!copy) throw new Error("useCopy needs a CopyProvider above it");
  return copy;
}
