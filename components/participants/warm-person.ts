import type { QueryClient } from "@tanstack/react-query";
import { participantQuery } from "@/lib/people/queries";

/** A person whose panel was just warmed is not fetched again (ms). */
const WARM = 10_000;

/** Fetches what the panel of a person shows before it opens. */
export async function warmPerson(
  client: QueryClient,
  conferenceCode: string,
  code: string,
): Promise<void> {
  await client.prefetchQuery({ ...participantQuery(conferenceCode, code), staleTime: WARM });
}
