import { textIn, wordIn } from "@/lib/platform/url-state";

/** `starts`: the nearest first. */
export const CONFERENCE_SORTS = [
  "starts",
  "-starts",
  "title",
  "-title",
  "participants",
  "-participants",
] as const;

/** `upcoming`: not ended yet, conferences without a time included. */
export const PERIODS = ["upcoming", "past", "all"] as const;
export type Period = (typeof PERIODS)[number];

/** Returns the list state from the current URL, like `ConferenceListParams`. */
export function conferenceListParams(params: URLSearchParams) {
  return {
    q: textIn(params, "q"),
    when: wordIn(params, "when", PERIODS),
    sort: wordIn(params, "sort", CONFERENCE_SORTS),
  };
}
