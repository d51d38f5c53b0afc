import * as z from "@/lib/platform/zod";

/** The stored details of each kind of notice. */
export const NoticeDetails = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("failed-sign-ins"), count: z.number() }),
  z.object({
    kind: z.literal("work-paused"),
    name: z.string(),
    imports: z.number(),
    revocations: z.number(),
  }),
  z.object({ kind: z.literal("staff-recovered"), name: z.string() }),
  z.object({ kind: z.literal("sign-in-reset"), name: z.string(), by: z.string() }),
]);

/** One notice of the person who is signed in. */
export type Notice = { id: string; at: number } & z.infer<typeof NoticeDetails>;

export const NoticeId = z.object({ id: z.uuid() });
