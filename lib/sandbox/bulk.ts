import { z } from "zod";
import { people } from "./samples";
import { newCode } from "./store";
import type { Store } from "./store";

const Load = z.strictObject({
  conferenceCode: z.string().min(1).optional(),
  title: z.string().min(1),
  participants: z.int().min(0).max(500_000),
});

const BATCH = 5_000;

export type Loaded = { conferenceCode: string; participants: number };

/** Makes a conference with so many participants (50,000 take about a second); null where its code is taken. */
export function loadConference(store: Store, input: unknown): Loaded | null {
  const { conferenceCode, title, participants } = Load.parse(input);
  if (conferenceCode && store.conference(conferenceCode)) return null;
  let code = "";
  store.inOneGo(() => {
    code = store.addConference({ code: conferenceCode, title });
    const members = people(code, participants, () => newCode());
    for (let from = 0; from < members.length; from += BATCH)
      store.addClients(members.slice(from, from + BATCH));
  });
  return { conferenceCode: code, participants };
}
