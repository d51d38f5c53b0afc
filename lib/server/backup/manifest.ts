import * as z from "@/lib/platform/zod";

/** The description of a backup in `manifest.json`. */
export const Manifest = z.object({
  foyer: z.string(),
  engine: z.enum(["sqlite", "postgresql"]),
  createdAt: z.string(),
  /** The id of the key that the values are encrypted with. */
  keyId: z.string(),
  /** Number of activity entries. */
  activity: z.number(),
  /** The newest migration of the database. */
  migration: z.string(),
  /** SHA-256 of each file. */
  files: z.record(z.string(), z.string()),
});
export type Manifest = z.infer<typeof Manifest>;
