import { emailKey, fold } from "@/lib/platform/normalize";
import * as z from "@/lib/platform/zod";

/** The fields in which a change is visible; `present`: whether the list contains it. */
export const Values = z.object({
  title: z.optional(z.string()),
  description: z.optional(z.string()),
  email: z.optional(z.string()),
  name: z.optional(z.string()),
  moderator: z.optional(z.boolean()),
  revoked: z.optional(z.boolean()),
  added: z.optional(z.string()),
  present: z.optional(z.boolean()),
});
export type Values = z.infer<typeof Values>;
export type Field = keyof Values;

export const FIELDS: readonly Field[] = [
  "present",
  "revoked",
  "title",
  "description",
  "email",
  "name",
  "moderator",
  "added",
];

/** Returns true if a value equals the sent one; the service may normalize text. */
export function same(field: Field, one: Values[Field], other: Values[Field]): boolean {
  if (typeof one !== "string" || typeof other !== "string") return one === other;
  return field === "email" ? emailKey(one) === emailKey(other) : fold(one) === fold(other);
}

/** Returns true if no field differs. */
export function sameValues(one: Values, other: Values): boolean {
  return FIELDS.every((field) => one[field] === other[field]);
}
