const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long after its planned end a conference can be joined (ms): many run longer than planned. */
const OVERRUN = HOUR;
/** The same for a conference without a duration, counted from the end of the assumed hour (ms). */
const OVERRUN_UNPLANNED = 11 * HOUR;

/** When the page of a personal link lets its participant join (ms since 1970); null: no limit. */
export type JoinWindow = { opensAt: number | null; closesAt: number | null };

type WindowFacts = {
  /** The planned time of the conference (ms since 1970); null: it has none. */
  span: { startsAt: number; endsAt: number } | null;
  hasDuration: boolean;
  /** Minutes before the start at which Join opens for participants; null: always open. */
  joinMinutes: number | null;
  moderator: boolean;
};

/** Returns when a participant can join. For moderators Join is open before the start, so that they can prepare. */
export function joinWindow({ span, hasDuration, joinMinutes, moderator }: WindowFacts): JoinWindow {
  if (span === null) return { opensAt: null, closesAt: null };
  return {
    opensAt: joinMinutes === null || moderator ? null : span.startsAt - joinMinutes * MINUTE,
    closesAt: span.endsAt + (hasDuration ? OVERRUN : OVERRUN_UNPLANNED),
  };
}
