import { z } from "zod";
import { people } from "./samples";
import { type ConferenceRow, newCode } from "./store";
import type { Store } from "./store";

/**
 * Details that `conference/info` returns besides title and description. Create and update can't set
 * them.
 */
const details = {
  folderCode: z.string().nullable().optional(),
  /** "YYYY-MM-DD HH:MM:SS" in `timezone`. */
  startAt: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
    .nullable()
    .optional(),
  timezone: z.string().nullable().optional(),
  /** Seconds. */
  duration: z.int().min(0).nullable().optional(),
  lobby: z.enum(["yes", "no"]).optional(),
  public: z.enum(["yes", "no"]).optional(),
  showRecords: z.enum(["yes", "no"]).optional(),
};

const Load = z.strictObject({
  conferenceCode: z.string().min(1).optional(),
  title: z.string().min(1),
  participants: z.int().min(0).max(500_000),
  ...details,
});

const Change = z.strictObject({ conferenceCode: z.string().min(1), ...details });

const BATCH = 5_000;

export type Loaded = { conferenceCode: string; participants: number };

/**
 * Adds a conference with participants (50,000 take about a second); returns null if its code is
 * taken.
 */
export function loadConference(store: Store, input: unknown): Loaded | null {
  const { conferenceCode, title, participants, ...rest } = Load.parse(input);
  if (conferenceCode && store.conference(conferenceCode)) return null;
  let code = "";
  store.inTransaction(() => {
    code = store.addConference({ code: conferenceCode, title, ...columnsOf(rest) });
    const members = people(code, participants, () => newCode());
    for (let from = 0; from < members.length; from += BATCH)
      store.addClients(members.slice(from, from + BATCH));
  });
  return { conferenceCode: code, participants };
}

/** Sets details of a conference; returns false if it does not exist. */
export function changeDetails(store: Store, input: unknown): boolean {
  const { conferenceCode, ...rest } = Change.parse(input);
  const row = store.conference(conferenceCode);
  if (row) store.changeConference({ ...row, ...columnsOf(rest) });
  return row !== undefined;
}

type Details = Omit<z.infer<typeof Change>, "conferenceCode">;

/** Returns the columns of the given details. */
function columnsOf(given: Details): Partial<ConferenceRow> {
  const { folderCode, startAt, timezone, duration, lobby, public: open, showRecords } = given;
  return {
    ...(folderCode !== undefined && { folder: folderCode }),
    ...(startAt !== undefined && { starts: startAt }),
    ...(timezone !== undefined && { zone: timezone }),
    ...(duration !== undefined && { duration }),
    ...(lobby && { lobby }),
    ...(open && { open }),
    ...(showRecords && { records: showRecords }),
  };
}
