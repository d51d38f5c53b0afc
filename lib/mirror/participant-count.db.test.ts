import { expect, it } from "vitest";
import type { Participant } from "@/lib/boomstream/types";
import { mergeConference, mergeConferences } from "./merge-conferences";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { readSnapshot } from "./roster-snapshot";
import { mergeRoster } from "./merge-roster";
import { participantColumns } from "./participant-columns";

const person = (code: string, revoked = false): Participant => ({
  code,
  conferenceCode: "room",
  email: `${code}@count.example`,
  name: "Somebody",
  moderator: false,
  added: "2026-01-01 00:00:00",
  revoked,
});

const room = {
  code: "room",
  title: "Room",
  description: "",
  folderCode: null,
  startAt: null,
  timezone: null,
  duration: null,
  lobby: null,
  public: null,
  showRecords: null,
};

it("is noted with each roster, whoever came, went or lost access, and put right where it is wrong", async () => {
  const id = newId();
  let askedAt = Date.now();
  await mergeConferences(id, [room], askedAt);
  const conference = () =>
    db().selectFrom("conferences").select("participant_count").where("project_id", "=", id);
  const counted = async (roster: Participant[]) => {
    askedAt += 1;
    await mergeRoster(id, "room", { roster, askedAt, lines: await readSnapshot(id, "room") });
    return (await conference().executeTakeFirstOrThrow()).participant_count;
  };
  const note = (participant_count: number | null) =>
    db().updateTable("conferences").set({ participant_count }).where("project_id", "=", id);

  expect(await counted([])).toBe(0);
  expect(await counted([person("a"), person("b"), person("c", true)])).toBe(2);
  expect(await counted([person("a"), person("b", true), person("c", true)])).toBe(1);
  expect(await counted([person("b", true), person("c")])).toBe(1);
  expect(await counted([person("b"), person("c")])).toBe(2);
  for (const wrong of [null, 7]) {
    await note(wrong).execute();
    expect(await counted([person("b"), person("c")])).toBe(2);
  }
  // Written since the roster was asked for: what the roster says of "c" is not yet so.
  await db()
    .updateTable("participants")
    .set({ written_at: askedAt + 1_000 })
    .where("project_id", "=", id)
    .where("code", "=", "c")
    .execute();
  expect(await counted([person("b"), person("c", true)])).toBe(2);
  // Once more than "c" is different, but as many as before: counted all the same.
  expect(await counted([person("b"), person("c", true), person("d")])).toBe(3);
});

it("is noted when the conference itself comes to be known, listed or asked for alone", async () => {
  for (const merge of [
    (id: string, askedAt: number) => mergeConferences(id, [room], askedAt),
    (id: string, askedAt: number) => mergeConference(id, room.code, room, askedAt),
  ]) {
    const id = newId();
    const askedAt = Date.now();
    const roster = [person(`${id}-a`), person(`${id}-b`), person(`${id}-c`, true)];
    await mergeRoster(id, "room", { roster, askedAt, lines: await readSnapshot(id, "room") });
    await merge(id, askedAt + 1);
    const { participant_count } = await db()
      .selectFrom("conferences")
      .select("participant_count")
      .where("project_id", "=", id)
      .executeTakeFirstOrThrow();
    expect(participant_count).toBe(2);
  }
});

it("is not noted of a roster that was never read, whoever is known of it", async () => {
  const id = newId();
  await db()
    .insertInto("participants")
    .values({
      project_id: id,
      code: `${id}-a`,
      conference_code: "room",
      ...participantColumns(person(`${id}-a`)),
      first_seen_at: 1,
      written_at: 1,
    })
    .execute();
  await mergeConferences(id, [room], Date.now());
  const { participant_count } = await db()
    .selectFrom("conferences")
    .select("participant_count")
    .where("project_id", "=", id)
    .executeTakeFirstOrThrow();
  expect(participant_count).toBeNull();
});
