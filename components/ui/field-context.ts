"use client";

import { createContext, use } from "react";

type FieldControl = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

/** What a field hands to the control inside it. */
export const FieldContext = createContext<FieldControl | null>(null);

/** The attributes that tie a control to its field's label, hint and error; none outside a field. */
export function useFieldControl(): Partial<FieldControl> {
  return use(FieldContext) ?? {};
}
