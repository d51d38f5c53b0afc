import type { Conference } from "@/lib/boomstream/types";
import { fold } from "@/lib/platform/normalize";

/** Returns the columns of a conference from a response or from our own acknowledged write. */
export function conferenceColumns(conference: Pick<Conference, "code" | "title" | "description">) {
  return {
    title: conference.title,
    title_key: fold(conference.title),
    description: conference.description,
    search: fold(`${conference.title} ${conference.description} ${conference.code}`),
  };
}
