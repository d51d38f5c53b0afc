import * as z from "@/lib/platform/zod";

/** An e-mail that Boomstream would have sent; the sandbox keeps it instead. */
export type OutboxMessage = {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  to: string;
  name: string;
  conferenceCode: string;
  conferenceTitle: string;
};

/** What the sandbox answers; its links stay on the server until someone copies one. */
export const Outbox = z.array(
  z.object({
    id: z.coerce.string(),
    at: z.number(),
    to: z.string(),
    name: z.string(),
    conferenceCode: z.string(),
    conferenceTitle: z.string(),
    link: z.string(),
  }),
);
