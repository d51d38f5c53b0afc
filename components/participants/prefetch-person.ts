import type { QueryClient } from "@tanstack/react-query";
import { participantQuery } from "@/lib/people/queries";

/** A person who was prefetched within this time is not fetched again (ms). */
const STALE_TIME = 10_000;

/** Prefetches the data of a person's panel. */
export async function prefetchPerson(
  client: QueryClient,
  conferenceCode: string,
  code: string,
): Promise<void> {
  await client.prefetchQuery({ ...participantQuery(conferenceCode, code), staleTime: STALE_TIME });
}
