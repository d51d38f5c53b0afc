import { joinWindow } from "@/lib/personal-links/join-window";
import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { personalUrl } from "@/lib/personal-links/store";
import { html, type Markup } from "./html";
import type { PageContent, Reader, Words } from "./page-content";
import type { PersonalLink } from "./find-personal-link";
import { nameOfZone, ZONES } from "./time-zones";

/** Maximum length of the description (characters). */
const MAX_ABOUT = 1_000;

/** Returns the details of a conference: time, name, role, Join and calendars. */
export function details(
  { state, token }: PageContent,
  personalLink: PersonalLink,
  reader: Reader,
  t: Words,
  withJoin: boolean,
): Markup {
  const { span } = personalLink;
  const heading =
    state === "ready"
      ? html`<h1>${personalLink.title || t("join")}</h1>`
      : html`<h2>${personalLink.title}</h2>`;
  const role = personalLink.moderator ? t("roles.moderator") : t("roles.participant");
  const about = personalLink.description.slice(0, MAX_ABOUT);
  return html`${heading} ${about && html`<p class="about">${about}</p>`}
    <dl>
      <dt>${t("when")}</dt>
      <dd>${span ? when(personalLink, span, reader, t) : t("noTime")}</dd>
      <dt>${t("as")}</dt>
      <dd>${personalLink.name || personalLink.email}<span>${role}</span></dd>
    </dl>
    ${state === "early" ? opening(personalLink, reader, t) : null}
    ${
      withJoin
        ? html`<form class="join" method="post">
              <p><button type="submit">${t("join")}</button></p>
            </form>
            <p>${t("joinHint")}</p>`
        : null
    }
    ${span && state !== "over" ? html`${calendars(personalLink, span, token, t)}${zones(personalLink, reader, t)}` : null}`;
}

type Span = NonNullable<PersonalLink["span"]>;

function when(
  personalLink: PersonalLink,
  { startsAt, endsAt }: Span,
  reader: Reader,
  t: Words,
): Markup {
  const timeZone = reader.zone ?? personalLink.timeZone;
  const format = new Intl.DateTimeFormat(reader.locale, {
    dateStyle: "full",
    timeStyle: "short",
    timeZone,
  });
  const text = personalLink.hasDuration
    ? format.formatRange(startsAt, endsAt)
    : format.format(startsAt);
  const zone = t("inZone", {
    city: nameOfZone(timeZone, reader.locale),
    offset: offsetOf(startsAt, reader, timeZone),
  });
  return html`<time datetime="${new Date(startsAt).toISOString()}">${text}</time
    ><span>${zone}</span>`;
}

/** Returns an offset such as "GMT+3". */
function offsetOf(moment: number, { locale }: Reader, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "shortOffset" });
  return parts.formatToParts(moment).find(({ type }) => type === "timeZoneName")?.value ?? "";
}

function opening(personalLink: PersonalLink, reader: Reader, t: Words): Markup {
  const timeZone = reader.zone ?? personalLink.timeZone;
  // Without the weekday, which would need inflection in Russian.
  const opens = new Intl.DateTimeFormat(reader.locale, {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  }).format(joinWindow(personalLink).opensAt ?? 0);
  return html`<p><strong>${t("opens", { when: opens })}</strong></p>
    <p><a class="button" href="?lang=${reader.locale}">${t("reload")}</a></p>`;
}

function calendars(personalLink: PersonalLink, span: Span, token: string, t: Words): Markup {
  const event = { title: personalLink.title, description: personalLink.description, span };
  const links = { ...event, url: personalUrl(token) };
  return html`<h2>${t("calendar")}</h2>
    <ul>
      <li><a href="${withBase(routes.guestCalendar(token))}">${t("calendarFile")}</a></li>
      <li>
        <a href="${googleCalendar(links)}" rel="noreferrer noopener" target="_blank"
          >${t("google")}</a
        >
      </li>
      <li>
        <a href="${outlookCalendar(links)}" rel="noreferrer noopener" target="_blank"
          >${t("outlook")}</a
        >
      </li>
    </ul>`;
}

/** Returns a choice of time zones, because the reader's zone is unknown without a script. */
function zones(personalLink: PersonalLink, reader: Reader, t: Words): Markup {
  const chosen = reader.zone ?? personalLink.timeZone;
  const all = [...new Set([personalLink.timeZone, chosen, ...ZONES])];
  const options = all.map((zone) =>
    zone === chosen
      ? html`<option value="${zone}" selected>${nameOfZone(zone, reader.locale)}</option>`
      : html`<option value="${zone}">${nameOfZone(zone, reader.locale)}</option>`,
  );
  return html`<form class="zone" method="get">
    <input type="hidden" name="lang" value="${reader.locale}" /><label
      >${t("zone")}<select name="zone">
        ${options}
      </select></label
    ><button class="small" type="submit">${t("zoneSubmit")}</button>
  </form>`;
}

type Event = Pick<PersonalLink, "title" | "description"> & {
  span: { startsAt: number; endsAt: number };
  /** The personal link. */
  url: string;
};

/** Maximum length of a description in a calendar URL (characters). */
const MAX_DETAILS = 500;

const compact = (moment: number) => new Date(moment).toISOString().replace(/[-:]|\.\d{3}/g, "");

const detailsOf = ({ description, url }: Event) =>
  [description.slice(0, MAX_DETAILS), url].filter(Boolean).join("\n\n");

/** Returns the URL that adds an event to Google Calendar. */
function googleCalendar(event: Event): string {
  const query = new URLSearchParams({
    action: "TEMPLATE",
    text: event.title,
    dates: `${compact(event.span.startsAt)}/${compact(event.span.endsAt)}`,
    details: detailsOf(event),
    location: event.url,
  });
  return `https://calendar.google.com/calendar/render?${query}`;
}

/** Returns the URL that adds an event to Outlook on the web. */
function outlookCalendar(event: Event): string {
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
