import { create } from "content-disposition";
import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";

type CalendarEvent = {
  /** The conference's code, from which the UID is made. */
  code: string;
  title: string;
  description: string;
  /** Grows with each change of the conference. */
  version: number;
  span: { startsAt: number; endsAt: number };
  link: string | null;
};

/**
 * Returns a calendar (RFC 5545) with one event. Times are in UTC, which every calendar shows in its own
 * zone. UID stays the same for a conference, SEQUENCE grows with each change of it.
 */
export function calendarText({ code, title, description, version, span, link }: CalendarEvent) {
  const calendar = ical({
    prodId: { company: "Foyer", product: "Conferences" },
    method: ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${code}@foyer`,
    sequence: version - 1,
    status: ICalEventStatus.CONFIRMED,
    stamp: new Date(),
    start: new Date(span.startsAt),
    end: new Date(span.endsAt),
    summary: title,
    description: [description, link].filter(Boolean).join("\n\n"),
    url: link,
    location: link,
  });
  return calendar.toString();
}

/** The media type of a calendar file. */
export const CALENDAR_TYPE = "text/calendar; charset=utf-8";

/** Returns the file name of a conference's calendar. */
export function calendarName(title: string): string {
  const name = title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, " ").trim() || "conference";
  return `${name}.ics`;
}

/** Returns the headers of a calendar file to download. */
export function calendarHeaders(title: string): Record<string, string> {
  return {
    "content-type": CALENDAR_TYPE,
    "content-disposition": create(calendarName(title)),
    "cache-control": "no-store",
  };
}
