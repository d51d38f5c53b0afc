import type { ReactNode } from "react";

type PlainFieldProps = { id: string; label: string; children: ReactNode };

/** A label above its control. The ways in have this one: it weighs less than the kit's. */
export function PlainField({ id, label, children }: PlainFieldProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-ink">
        {label}
      </label>
      {children}
    </div>
  );
}
