import fc from "fast-check";
import { expect, it } from "vitest";
import { CONFERENCE_SORTS, conferenceListParams } from "@/lib/conferences/params";
import { ConferenceListParams } from "@/lib/conferences/schema";
import { ROLES, ROSTER_SORTS, rosterParams, STATUSES } from "@/lib/participants/params";
import { RosterParams } from "@/lib/participants/schema";
import { PeopleParams } from "@/lib/people/schema";
import { textIn } from "./url-state";

// Fixed, so that it fails only for a change.
fc.configureGlobal({ seed: 16 });

const words = [...CONFERENCE_SORTS, ...ROLES, ...STATUSES, ...ROSTER_SORTS];
const value = fc.oneof(
  fc.constantFrom(...words),
  fc.string(),
  fc.string({ minLength: 199, maxLength: 202 }),
);
const name = fc.constantFrom("q", "role", "status", "sort", "other");
const address = fc.array(fc.tuple(name, value)).map((pairs) => new URLSearchParams(pairs));

it("parses a URL in the browser as on the server", () => {
  fc.assert(
    fc.property(address, (params) => {
      const query = Object.fromEntries(params);
      expect(conferenceListParams(params)).toEqual(ConferenceListParams.parse(query));
      expect(rosterParams(params)).toEqual(RosterParams.parse(query));
      expect({ q: textIn(params, "q") }).toEqual(PeopleParams.parse(query));
    }),
  );
});
