import type { ActivityRow } from "@/lib/activity/types";
import type { LastMail } from "@/lib/mail/types";
import type { RosterRow } from "@/lib/mirror/roster-row";
import type { PersonalLinkUse } from "@/lib/personal-links/count";
import type { JoinWindow } from "@/lib/personal-links/join-window";

/** One conference that a person is in. */
export type Membership = RosterRow & {
  projectId: string;
  /** Null if there is only one project. */
  project: string | null;
  conferenceCode: string;
  conference: string;
  /** When their personal link lets them join; absent without personal links. */
  joinWindow?: JoinWindow;
};

/** Everything that support needs about one participant of a conference. */
export type ParticipantDetails = {
  row: RosterRow;
  conference: { title: string; deleted: boolean; startsAt: number | null };
  /** Boomstream's roster no longer contains them. */
  gone: boolean;
  /** When their personal link lets them join; absent without personal links. */
  joinWindow?: JoinWindow;
  /** Others on the roster with the same address. */
  duplicates: number;
  /** The use of their personal link; absent if there is none. */
  personal?: PersonalLinkUse;
  /** The newest message that Foyer sent them; absent if there is none. */
  mail?: LastMail;
  /** When they stopped the reminders of this conference; absent if they did not. */
  remindersStoppedAt?: number;
  /** Newest first. */
  history: ActivityRow[];
  others: Membership[];
};

/** An invited person, identified by their email address. */
export type Person = {
  /** The address as an identity. */
  key: string;
  email: string;
  name: string;
  /** The first ones; `count` is the total. */
  memberships: Membership[];
  count: number;
};

/** The results of a search. `more`: there are others. */
export type PeoplePage = {
  people: Person[];
  more: boolean;
};
