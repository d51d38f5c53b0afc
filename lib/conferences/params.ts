import { textIn, wordIn } from "@/lib/platform/url-state";

export const CONFERENCE_SORTS = ["title", "-title", "participants", "-participants"] as const;

/** Returns the list state from the current URL, like `ConferenceListParams`. */
export function conferenceListParams(params: URLSearchParams) {
  return { q: textIn(params, "q"), sort: wordIn(params, "sort", CONFERENCE_SORTS) };
}
