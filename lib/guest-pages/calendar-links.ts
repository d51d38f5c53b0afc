import type { Ticket } from "./ticket";

type Event = Pick<Ticket, "title" | "description"> & {
  span: { startsAt: number; endsAt: number };
  /** The personal link. */
  url: string;
};

/** Longer descriptions would make addresses that calendars refuse. */
const MAX_DETAILS = 500;

const compact = (moment: number) => new Date(moment).toISOString().replace(/[-:]|\.\d{3}/g, "");

const detailsOf = ({ description, url }: Event) =>
  [description.slice(0, MAX_DETAILS), url].filter(Boolean).join("\n\n");

/** Returns the address that adds an event to Google Calendar. */
export function googleCalendar(event: Event): string {
  const query = new URLSearchParams({
    action: "TEMPLATE",
    text: event.title,
    dates: `${compact(event.span.startsAt)}/${compact(event.span.endsAt)}`,
    details: detailsOf(event),
    location: event.url,
  });
  return `https://calendar.google.com/calendar/render?${query}`;
}

/** Returns the address that adds an event to Outlook on the web. */
export function outlookCalendar(event: Event): string {
  const query = new URLSearchParams({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: event.title,
    startdt: new Date(event.span.startsAt).toISOString(),
    enddt: new Date(event.span.endsAt).toISOString(),
    body: detailsOf(event),
    location: event.url,
  });
  return `https://outlook.live.com/calendar/0/deeplink/compose?${query}`;
}
