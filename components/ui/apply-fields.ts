import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import type { Failure } from "@/lib/result";

/** Marks the fields that the server refused; the first of them gets the focus. */
export function applyFields<T extends FieldValues>(
  form: UseFormReturn<T, unknown, never> | UseFormReturn<T>,
  { fields }: Failure,
): void {
  const names = Object.keys(form.getValues());
  Object.entries(fields ?? {})
    .filter(([name]) => names.includes(name))
    .forEach(([name, message], index) =>
      form.setError(name as Path<T>, { message }, { shouldFocus: index === 0 }),
    );
}
