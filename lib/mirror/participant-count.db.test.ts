import { expect, it } from "vitest";
import type { Participant } from "@/lib/boomstream/types";
import { mergeConference, mergeConferences } from "./merge-conferences";
import { db } from "@/lib/db/db";
import { newId } from "@/lib/platform/ids";
import { readRosterLines } from "./roster-lines";
import { mergeRoster } from "./merge-roster";
import type { RequestOrder } from "./request-order";
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

it("is stored with each roster and corrected if wrong", async () => {
  const id = newId();
  const request = { order: 1_000, at: Date.now() };
  await mergeConferences(id, [room], request);
  const conference = () =>
    db().selectFrom("conferences").select("participant_count").where("project_id", "=", id);
  const counted = async (roster: Participant[]) => {
    request.order += 1;
    await mergeRoster(id, "room", {
      roster,
      request: { ...request },
      lines: await readRosterLines(id, "room"),
    });
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
  // Written after the roster was requested, so the roster is older than this row.
  await db()
    .updateTable("participants")
    .set({ written_order: request.order + 1_000 })
    .where("project_id", "=", id)
    .where("code", "=", "c")
    .execute();
  expect(await counted([person("b"), person("c", true)])).toBe(2);
  // Another participant differs, so all are recounted.
  expect(await counted([person("b"), person("c", true), person("d")])).toBe(3);
});

it("is stored when the conference becomes known", async () => {
  for (const merge of [
    (id: string, request: RequestOrder) => mergeConferences(id, [room], request),
    (id: string, request: RequestOrder) => mergeConference(id, room.code, room, request),
  ]) {
    const id = newId();
    const request = { order: 1_000, at: Date.now() };
    const roster = [person(`${id}-a`), person(`${id}-b`), person(`${id}-c`, true)];
    await mergeRoster(id, "room", { roster, request, lines: await readRosterLines(id, "room") });
    await merge(id, { ...request, order: request.order + 1 });
    const { participant_count } = await db()
      .selectFrom("conferences")
      .select("participant_count")
      .where("project_id", "=", id)
      .executeTakeFirstOrThrow();
    expect(participant_count).toBe(2);
  }
});

it("is not stored for a roster that was never read", async () => {
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
  await mergeConferences(id, [room], { order: 1_000, at: Date.now() });
  const { participant_count } = await db()
    .selectFrom("conferences")
    .select("participant_count")
    .where("project_id", "=", id)
    .executeTakeFirstOrThrow();
  expect(participant_count).toBeNull();
});
