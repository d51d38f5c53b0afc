import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import type { Failure } from "@/lib/platform/result";

/** Marks those of the form's fields that the server refused; the first of them gets the focus. */
export function applyFields<T extends FieldValues>(
  { setError }: { setError: UseFormSetError<T> },
  names: readonly Path<T>[],
  { fields = {} }: Failure,
): void {
  const refused = names.filter((name) => fields[name] !== undefined);
  refused.forEach((name, index) =>
    setError(name, { message: fields[name] }, { shouldFocus: index === 0 }),
  );
}
