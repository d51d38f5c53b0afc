const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Time after the planned end in which a conference can be joined (ms), because many run longer than planned.
 */
const OVERRUN = HOUR;
/** The same for a conference without a duration, from the end of the assumed hour (ms). */
const OVERRUN_UNPLANNED = 11 * HOUR;

/** The time in which a participant can join with a personal link (ms since 1970); null: no limit. */
export type JoinWindow = { opensAt: number | null; closesAt: number | null };

type WindowFacts = {
  /** The planned time of the conference (ms since 1970); null without a time. */
  span: { startsAt: number; endsAt: number } | null;
  hasDuration: boolean;
  /** Minutes before the start at which Join opens for participants; null: always open. */
  joinMinutes: number | null;
  moderator: boolean;
};

/** Returns when a participant can join. Moderators can always join before the start, to prepare. */
export function joinWindow({ span, hasDuration, joinMinutes, moderator }: WindowFacts): JoinWindow {
  if (span === null) return { opensAt: null, closesAt: null };
  return {
    opensAt: joinMinutes === null || moderator ? null : span.startsAt - joinMinutes * MINUTE,
    closesAt: span.endsAt + (hasDuration ? OVERRUN : OVERRUN_UNPLANNED),
  };
}
