import * as z from "@/lib/platform/zod";

/** An email that Boomstream would have sent; the sandbox stores it instead. */
export type OutboxMessage = {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  to: string;
  name: string;
  conferenceCode: string;
  conferenceTitle: string;
};

/** The response of the sandbox; its links stay on the server until someone copies one. */
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
