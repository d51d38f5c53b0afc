"use client";

import clsx from "clsx";
import { createContext, type ReactNode, use, useId, useMemo } from "react";

type FieldControl = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

const FieldContext = createContext<FieldControl | null>(null);

/** Returns the attributes that tie a control to its field's label, hint and error. */
export function useFieldControl(): Partial<FieldControl> {
  return use(FieldContext) ?? {};
}

type FieldProps = {
  label: string;
  /** Shown at the label's right end, e.g. "optional". */
  note?: ReactNode;
  hint?: ReactNode;
  /** The translated message; while set, the control is invalid. */
  error?: ReactNode;
  /** One Input, Textarea or Select. */
  children: ReactNode;
  className?: string;
};

/** A label, a control, and a hint or error below, tied together for screen readers. */
export function Field({ label, note, hint, error, children, className }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : "";
  const errorId = error ? `${id}-error` : "";
  const describedBy = clsx(errorId, hintId) || undefined;
  const invalid = error ? true : undefined;
  const control = useMemo(
    () => ({ id, "aria-describedby": describedBy, "aria-invalid": invalid }) as const,
    [id, describedBy, invalid],
  );
  return (
    <div className={clsx("flex flex-col gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="min-w-0 font-medium wrap-anywhere text-ink">
          {label}
        </label>
        {note && <span className="text-sm text-ink-faint">{note}</span>}
      </div>
      <FieldContext value={control}>{children}</FieldContext>
      {error && (
        <p id={errorId} className="text-sm text-danger-text">
          {error}
        </p>
      )}
      {hint && (
        <p id={hintId} className="text-sm text-pretty text-ink-faint">
          {hint}
        </p>
      )}
    </div>
  );
}
