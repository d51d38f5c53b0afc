/** The topic of unknown changes. The stream sends no data: a page refetches what it shows. */
export const EVERYTHING = "everything";

/** The topic of the list of conferences, which is also its key in `syncs`. */
export const CONFERENCES = "conferences";

/** Returns the topic of a conference's roster, which is also its key in `syncs`. */
export function rosterKey(conferenceCode: string): string {
  return `roster:${conferenceCode}`;
}

/** A message of the stream. The first is `hello`; without it the stream does not work. */
export type LiveMessage = {
  kind: "hello" | "heartbeat" | "changed";
  topics: string[];
};

/** Interval of keep-alive messages (ms). */
export const HEARTBEAT_INTERVAL = 10_000;
