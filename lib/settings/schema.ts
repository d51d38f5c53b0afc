import * as z from "@/lib/platform/zod";
import { REQUIRED_FOR } from "./types";

const RequiredFor = z.enum(REQUIRED_FOR);

/** The settings to change; the others stay. */
export const UpdateSettings = z.object({
  twoSteps: z.optional(RequiredFor),
  passkeys: z.optional(RequiredFor),
  /** Larger imports and link copies need a second person; null: none do. */
  approvalRows: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(100_000)))),
});
export type UpdateSettings = z.infer<typeof UpdateSettings>;

/** The settings of the whole installation. */
export type Settings = Required<UpdateSettings>;
