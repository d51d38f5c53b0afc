import ICAL from "ical.js";
import ical from "node-ical";
import { describe, expect, it } from "vitest";
import { calendarText } from "./calendar";

const LONG =
  "Ежегодная встреча партнёров и участников рынка: итоги, планы и ответы на вопросы; регистрация, кофе, доклады";

/** Titles that calendar files must escape, fold or leave unchanged. */
const TITLES = {
  "long, in Russian": LONG,
  "one long word": "Ы".repeat(200),
  "emoji of several code points": "👩🏽‍💻👨‍👩‍👧‍👦🏳️‍🌈".repeat(12),
  "every offset of a fold": `${"a".repeat(66)}Ж${"b".repeat(74)}🎉${"c".repeat(72)}é`,
  "commas and semicolons": "Plans, budgets; questions,answers;;end,",
  backslashes: String.raw`C:\new\name \, \; \n \\`,
  quotes: `"Quoted" and 'quoted': a=b;c`,
  "looks like a property": "END:VEVENT DTSTART:20200101T000000Z",
};

const START = Date.UTC(2026, 9, 25, 0, 30);
const END = Date.UTC(2026, 9, 25, 1, 30);

type Message = Pick<
  NonNullable<Parameters<typeof calendarText>[0]["message"]>,
  "method" | "sequence"
>;

function text(
  values: Partial<Parameters<typeof calendarText>[0]> = {},
  { method, sequence }: Message = { method: "REQUEST", sequence: 0 },
) {
  return calendarText({
    code: "5a4d",
    title: "Planning",
    description: "",
    version: 1,
    span: { startsAt: START, endsAt: END },
    link: "https://join.example.com/j/AAAAAAAAAAAAAAAAAAAAAA",
    message: {
      method,
      sequence,
      organizer: { name: "Мероприятия, отдел; «Юг»", email: "events@example.com" },
      attendee: { name: 'Анна "Аня" Петрова; Co, Ltd', email: "anna@example.com" },
    },
    ...values,
  });
}

/** Returns the event as parsed by ical.js, which throws for violations of RFC 5545. */
function byIcalJs(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const component = calendar.getFirstSubcomponent("vevent");
  if (!component) throw new Error("There is no event.");
  const event = new ICAL.Event(component);
  const text = (name: string) => String(component.getFirstPropertyValue(name));
  return {
    method: String(calendar.getFirstPropertyValue("method")),
    uid: event.uid,
    sequence: event.sequence,
    title: event.summary,
    description: event.description,
    location: event.location,
    status: text("status"),
    starts: event.startDate.toJSDate().getTime(),
    ends: event.endDate.toJSDate().getTime(),
    organizer: text("organizer").toLowerCase(),
    attendees: event.attendees.map((one) => String(one.getFirstValue()).toLowerCase()),
    events: calendar.getAllSubcomponents("vevent").length,
  };
}

/** Returns the event as parsed by node-ical. */
function byNodeIcal(file: string) {
  const calendar = ical.sync.parseICS(file);
  const [event] = Object.values(calendar).filter((one) => one?.type === "VEVENT");
  if (event?.type !== "VEVENT") throw new Error("There is no event.");
  return {
    title: typeof event.summary === "string" ? event.summary : event.summary.val,
    uid: event.uid,
    sequence: Number(event.sequence),
    status: event.status,
    starts: event.start.getTime(),
    ends: event.end?.getTime(),
  };
}

const lines = (file: string) => file.replace(/\r\n$/, "").split("\r\n");

describe("an event as two calendar programs read it", () => {
  for (const [name, title] of Object.entries(TITLES)) {
    it(`keeps a title: ${name}`, () => {
      const file = text({ title, description: title });
      expect(byIcalJs(file)).toMatchObject({ title, events: 1, starts: START, ends: END });
      expect(byIcalJs(file).description).toContain(title);
      // node-ical reads an escaped backslash before an n as a line break.
      const read = title.includes(String.raw`\n`) ? {} : { title };
      expect(byNodeIcal(file)).toMatchObject({ ...read, starts: START, ends: END });
    });

    it(`folds lines at 75 octets and splits no character: ${name}`, () => {
      const file = Buffer.from(text({ title, description: title }));
      let from = 0;
      const pieces: Buffer[] = [];
      for (let at = file.indexOf("\r\n"); at !== -1; at = file.indexOf("\r\n", from)) {
        pieces.push(file.subarray(from, at));
        from = at + 2;
      }
      // Nothing follows the last line break, and no line break is without CR.
      pieces.push(file.subarray(from));
      const strict = new TextDecoder("utf-8", { fatal: true });
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(75);
        expect(strict.decode(piece)).not.toMatch(/[\r\n]/);
      }
    });
  }

  it("keeps the line breaks of a description", () => {
    const description = "One\r\nTwo\n\nThree, four\\five; six";
    expect(byIcalJs(text({ description })).description).toContain(
      "One\nTwo\n\nThree, four\\five; six\n\nhttps://join",
    );
  });

  it("keeps its UID, increases SEQUENCE, and is removed by a CANCEL", () => {
    const later = { span: { startsAt: START + 1, endsAt: END + 3_600_000 } };
    const files = [
      text(),
      text(later, { method: "REQUEST", sequence: 3 }),
      text(later, { method: "CANCEL", sequence: 4 }),
    ];
    const read = files.map(byIcalJs);
    expect(read.map(({ method }) => method)).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
    expect(read.map(({ status }) => status)).toEqual(["CONFIRMED", "CONFIRMED", "CANCELLED"]);
    expect(read.map(({ sequence }) => sequence)).toEqual([0, 3, 4]);
    expect(new Set(read.map(({ uid }) => uid))).toEqual(new Set(["5a4d@foyer"]));
    for (const one of read)
      expect(one).toMatchObject({
        organizer: "mailto:events@example.com",
        attendees: ["mailto:anna@example.com"],
      });
    expect(files.map(byNodeIcal).map(({ sequence, status }) => ({ sequence, status }))).toEqual(
      read.map(({ sequence, status }) => ({ sequence, status })),
    );
  });

  it("has the correct time on both sides of a daylight saving change", () => {
    // Hours that clocks in Berlin or New York skip or repeat.
    for (const at of [
      "2026-10-25T00:30Z",
      "2026-10-25T01:30Z",
      "2026-03-29T01:00Z",
      "2026-11-01T05:30Z",
      "2026-11-01T06:30Z",
      "2026-03-08T07:00Z",
    ]) {
      const startsAt = Date.parse(at);
      const file = text({ span: { startsAt, endsAt: startsAt + 3_600_000 } });
      const moments = { starts: startsAt, ends: startsAt + 3_600_000 };
      expect(byIcalJs(file)).toMatchObject(moments);
      expect(byNodeIcal(file)).toMatchObject(moments);
      // UTC, because a calendar program may not know the time zone.
      expect(lines(file).filter((line) => /^DT(?:START|END)/.test(line))).toEqual([
        expect.stringMatching(/^DTSTART:\d{8}T\d{6}Z$/),
        expect.stringMatching(/^DTEND:\d{8}T\d{6}Z$/),
      ]);
    }
  });
});
