import * as z from "@/lib/platform/zod";

/** What administrators set for all of Foyer. */
export const Settings = z.object({ twoStepsRequired: z.boolean() });
export type Settings = z.infer<typeof Settings>;
