import type { Audience, Moment } from "./params";

/**
 * The state of a reminder. `waiting`: the conference has no time; `due`: being sent; `missed`: created after
 * its due time; `over`: its due time has passed.
 */
export type ReminderState = "paused" | "waiting" | "planned" | "due" | "missed" | "over";

/** One reminder of a conference. */
export type Reminder = {
  id: string;
  moment: Moment;
  minutes: number;
  audience: Audience;
  state: ReminderState;
  /** The due time (ms since 1970); null without a time. */
  at: number | null;
  /** True if it is due, even while paused. */
  isDue: boolean;
  /** The number of people who will still be reminded. */
  people: number;
  /** The number of further people who stopped the reminders of the conference. */
  stopped: number;
  /** The number of messages that were accepted, may have been accepted, or are being sent. */
  sent: number;
  /** The number of messages that were not accepted. */
  failed: number;
};

/** The reminders of a conference. */
export type Reminders = {
  reminders: Reminder[];
  hasTime: boolean;
  /** True if Foyer knows who opened their link. */
  personalLinks: boolean;
};
