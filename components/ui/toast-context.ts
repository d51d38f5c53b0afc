"use client";

import { createContext, use } from "react";

/** What a toast says and offers. */
export type ToastOptions = {
  title: string;
  description?: string;
  tone?: "plain" | "success" | "danger";
  /** One thing to do about it, e.g. Undo; `altText` says how to do the same without the toast. */
  action?: { label: string; altText: string; onClick: () => void };
  /** How long it stays, not counting while the pointer or the focus is on it. */
  durationMs?: number;
};

type ShowToast = (options: ToastOptions) => void;

/** Where toasts are sent; filled in by ToastProvider. */
export const ToastContext = createContext<ShowToast | null>(null);

/** Shows a toast: `const toast = useToast(); toast({ title })`. */
export function useToast(): ShowToast {
  const show = use(ToastContext);
  if (!show) throw new Error("useToast needs a ToastProvider above it");
  return show;
}
