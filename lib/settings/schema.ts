import * as z from "@/lib/platform/zod";

/** The settings of the whole installation. */
export const Settings = z.object({ twoStepsRequired: z.boolean() });
export type Settings = z.infer<typeof Settings>;
