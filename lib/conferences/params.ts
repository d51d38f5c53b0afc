import { textIn, wordIn } from "@/lib/platform/url-state";

export const CONFERENCE_SORTS = ["title", "-title", "participants", "-participants"] as const;

/** The list's state as the browser reads it from its own address: as `ConferenceListParams` would. */
export function conferenceListParams(params: URLSearchParams) {
  return { q: textIn(params, "q"), sort: wordIn(params, "sort", CONFERENCE_SORTS) };
}
