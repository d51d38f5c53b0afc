import type { ConferenceRow, NewClient, Store } from "./store";

const FIRST = [
  "Anna",
  "Boris",
  "Clara",
  "Dmitri",
  "Elena",
  "Felix",
  "Galina",
  "Henry",
  "Irina",
  "James",
  "Ксения",
  "Лев",
  "Мария",
  "Николай",
  "Ольга",
  "Пётр",
];
const LAST = [
  "Abbott",
  "Belov",
  "Castell",
  "Dorn",
  "Ershov",
  "Fischer",
  "Greene",
  "Hartmann",
  "Иванова",
  "Козлов",
  "Лебедева",
  "Морозов",
  "Новикова",
  "Орлов",
  "Соколова",
];

const START = Date.UTC(2026, 0, 12, 8, 0, 0);

/**
 * Returns realistic people, the same every time; each email address occurs once in a conference.
 */
export function people(
  conference: string,
  count: number,
  codes: (at: number) => string | undefined,
): NewClient[] {
  return Array.from({ length: count }, (_, at) => {
    const first = FIRST[at % FIRST.length] ?? "";
    const last = LAST[Math.floor(at / 3) % LAST.length] ?? "";
    return {
      code: codes(at),
      conference,
      email: `person${String(at + 1).padStart(3, "0")}@example.com`,
      name: `${first} ${last}`,
      moderator: at % 17 === 0 ? "yes" : "no",
      added: new Date(START + at * 61_000).toISOString().slice(0, 19).replace("T", " "),
      deleted: "no",
    };
  });
}

/** Adds sample conferences to an empty store. */
export function seedSamples(store: Store): void {
  if (store.conferences().length > 0) return;
  const code = (conference: number, at: number) => `s${conference}${String(at).padStart(6, "p")}`;
  store.inTransaction(() => {
    SAMPLES.forEach(({ people: count, revoked, ...conference }, number) => {
      const conferenceCode = store.addConference(conference);
      const members = people(conferenceCode, count, (at) => code(number, at)).map((one, at) =>
        revoked.includes(at) ? { ...one, deleted: "yes" } : one,
      );
      if (members.length > 0) store.addClients(members);
    });
  });
}

const sampleCode = (number: number) => `5a4d0000-0000-4000-8000-00000000000${number}`;

type Sample = Partial<Omit<ConferenceRow, "id">> & {
  title: string;
  people: number;
  revoked: number[];
};

const SAMPLES: readonly Sample[] = [
  {
    code: sampleCode(1),
    title: "Weekly product review",
    description: "Every Thursday: what shipped, what is next.",
    starts: "2026-02-05 10:00:00",
    zone: "Europe/Berlin",
    duration: 3_600,
    lobby: "yes",
    people: 9,
    revoked: [4],
  },
  {
    code: sampleCode(2),
    title: "Общее собрание",
    description: "Итоги квартала и вопросы из зала.",
    folder: "a8GESjhK",
    starts: "2026-02-12 14:00:00",
    zone: "Europe/Moscow",
    duration: 5_400,
    records: "yes",
    people: 62,
    revoked: [11, 37],
  },
  {
    code: sampleCode(3),
    title: "Customer webinar",
    description: "Getting started, live.",
    open: "yes",
    people: 24,
    revoked: [],
  },
  {
    code: sampleCode(4),
    title: "Customer webinar",
    description: "Advanced topics, live.",
    open: "yes",
    people: 12,
    revoked: [2],
  },
  { code: sampleCode(5), title: "Собеседования", description: "", people: 3, revoked: [] },
  {
    code: sampleCode(6),
    title: "Design critique",
    description: "No participants yet.",
    people: 0,
    revoked: [],
  },
];
