import type { Conference } from "@/lib/boomstream/types";
import { fold } from "@/lib/platform/normalize";

/** What the mirror holds of a conference, from what a list or our own acknowledged write told. */
export function conferenceColumns(conference: Pick<Conference, "code" | "title" | "description">) {
  return {
    title: conference.title,
    title_key: fold(conference.title),
    description: conference.description,
    search: fold(`${conference.title} ${conference.description} ${conference.code}`),
  };
}
