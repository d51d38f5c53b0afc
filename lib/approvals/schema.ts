import * as z from "@/lib/platform/zod";

/** The decision on another person's request. */
export const DecideApproval = z.object({
  id: z.uuid(),
  decision: z.enum(["approve", "decline"]),
});
export type DecideApproval = z.infer<typeof DecideApproval>;
