import { expect, it } from "vitest";
import { CONFERENCES, EVERYTHING, rosterKey } from "@/lib/platform/live-topics";
import { conferenceKeys } from "@/lib/conferences/queries";
import { importKeys } from "@/lib/imports/queries";
import { rosterKeys } from "@/lib/participants/queries";
import { peopleKeys } from "@/lib/people/queries";
import { keysOf } from "./keys";

it("uses the lists' own query keys", () => {
  expect(keysOf(CONFERENCES)).toEqual([conferenceKeys.all, peopleKeys.people]);
  expect(keysOf("imports")).toEqual([importKeys.lists]);
  expect(keysOf(rosterKey("a:b"))).toEqual([
    rosterKeys.all("a:b"),
    rosterKeys.summary("a:b"),
    peopleKeys.people,
  ]);
  expect(keysOf(EVERYTHING)).toEqual([[]]);
});
