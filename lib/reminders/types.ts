import type { Audience, Moment } from "./params";

/**
 * What becomes of a reminder. `waiting`: for a time of the conference; `due`: it goes out now; `quiet`: it was
 * added after its moment; `over`: its moment has passed.
 */
export type ReminderState = "paused" | "waiting" | "planned" | "due" | "quiet" | "over";

/** One reminder of a conference. */
export type Reminder = {
  id: string;
  moment: Moment;
  minutes: number;
  audience: Audience;
  state: ReminderState;
  /** When it is due (ms since 1970); null without a time. */
  at: number | null;
  /** Its moment is now, apart from a pause. */
  isDue: boolean;
  /** How many people it still goes to. */
  people: number;
  /** How many more it would go to who stopped the reminders of the conference. */
  stopped: number;
  /** How many messages the server accepted, may have accepted, or are on their way. */
  sent: number;
  /** How many it did not accept. */
  failed: number;
};

/** The reminders of a conference. */
export type Reminders = {
  reminders: Reminder[];
  hasTime: boolean;
  /** Whether Foyer knows who opened their link. */
  personalLinks: boolean;
};
