import type { ConferenceRow } from "@/lib/conferences/types";

/** A conference on the home page. */
export type HomeConference = Pick<
  ConferenceRow,
  "code" | "title" | "startsAt" | "timeZone" | "duration" | "participants"
>;

/** A problem on the home page that a person should handle. */
export type Attention =
  | { kind: "unknown" | "failed"; code: string; title: string; count: number }
  | {
      kind: "import";
      id: string;
      title: string;
      state: "running" | "paused" | "prepared" | "waiting";
    }
  | { kind: "expiring"; code: string; title: string; count: number };

/** The first steps taken in a project; `code` is the conference for the next step. */
export type FirstSteps = {
  created: boolean;
  invited: boolean;
  copied: boolean;
  code: string | null;
};

/** The data of the home page. */
export type Home = {
  /** The conferences were never fetched, so the list may not be empty. */
  unread: boolean;
  /** Running now or starting next, soonest first. */
  upcoming: HomeConference[];
  /** Last changed or created in Foyer, newest first. */
  recent: HomeConference[];
  /** Empty for support. */
  attention: Attention[];
  /** Null for support, and once all steps are taken. */
  firstSteps: FirstSteps | null;
};
