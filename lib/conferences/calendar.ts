import { create } from "content-disposition";
import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from "ical-generator";

type CalendarEvent = {
  /** The conference's code, which is part of the UID. */
  code: string;
  title: string;
  description: string;
  /** Increases with each change of the conference. */
  version: number;
  span: { startsAt: number; endsAt: number };
  link: string | null;
  /** For an emailed event (RFC 5546): method, SEQUENCE, organizer and attendee. */
  message?: {
    method: "REQUEST" | "CANCEL";
    sequence: number;
    organizer: { name: string; email: string };
    attendee: { name: string; email: string };
  };
};

/**
 * Returns a calendar (RFC 5545) with one event. Times are in UTC; calendar programs show them in local time. The
 * UID of a conference never changes; SEQUENCE increases with each change.
 */
export function calendarText(event: CalendarEvent): string {
  const { code, title, description, version, span, link, message } = event;
  const calendar = ical({
    prodId: { company: "Foyer", product: "Conferences" },
    method: ICalCalendarMethod[message?.method ?? "PUBLISH"],
  });
  calendar.createEvent({
    id: `${code}@foyer`,
    sequence: message?.sequence ?? version - 1,
    status: ICalEventStatus[message?.method === "CANCEL" ? "CANCELLED" : "CONFIRMED"],
    stamp: new Date(),
    start: new Date(span.startsAt),
    end: new Date(span.endsAt),
    summary: title,
    description: [description, link].filter(Boolean).join("\n\n"),
    url: link,
    location: link,
    ...(message && {
      organizer: {
        name: message.organizer.name || message.organizer.email,
        email: message.organizer.email,
      },
      attendees: [
        {
          ...(message.attendee.name && { name: message.attendee.name }),
          email: message.attendee.email,
          // Nobody reads replies to the sender's address.
          rsvp: false,
          status: ICalAttendeeStatus.NEEDSACTION,
        },
      ],
    }),
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
