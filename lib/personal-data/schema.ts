import * as z from "@/lib/platform/zod";

/** The person to erase, and whether their access is revoked at Boomstream first. */
export const ErasePerson = z.object({
  email: z.string().check(z.minLength(1), z.maxLength(320)),
  revoke: z.boolean(),
});
export type ErasePerson = z.infer<typeof ErasePerson>;

/** The forms in which personal data is exported. */
export const ExportFormat = z.catch(z.enum(["json", "html"]), "html");
export type ExportFormat = z.infer<typeof ExportFormat>;
