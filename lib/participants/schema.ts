import { Code } from "@/lib/conferences/schema";
import type { Failure } from "@/lib/platform/result";
import { cleanName, normalizeEmail } from "@/lib/platform/normalize";
import * as z from "@/lib/platform/zod";
import { LINKS, ROLES, ROSTER_SORTS, STATUSES } from "./params";
import { type RosterRow, WINDOW } from "./types";

/** RFC 5322 dot-atom, and a host with at least two labels, punycode (`xn--p1ai`) included. */
const ADDRESS =
  /^(?=[^@]*\w)(?!\.)(?!.*\.\.)[\w!#$%&'*+/=?^\x60{|}~.-]*[\w!#$%&'*+/=?^\x60{|}~-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:[A-Za-z]{2,}|xn--[A-Za-z0-9-]{2,})$/;

/** An email address as typed: normalized, then validated. */
export const Email = z.pipe(
  z.pipe(z.string(), z.transform(normalizeEmail)),
  z
    .string()
    .check(
      z.minLength(1, "emailMissing"),
      z.maxLength(254, "emailWrong"),
      z.regex(ADDRESS, "emailWrong"),
    ),
);

/** Returns true if Email accepts an address; a list has 100,000 of them. */
export function isEmail(typed: string): boolean {
  const email = normalizeEmail(typed);
  return email.length <= 254 && ADDRESS.test(email);
}

/** A name as typed: cleaned, then validated. */
export const Name = z.pipe(
  z.pipe(z.string(), z.transform(cleanName)),
  z.string().check(z.maxLength(200, "nameLong")),
);

/** The fields of the edit form. */
export const ParticipantFields = z.object({ email: Email, name: Name });

const Loaded = z.string().check(z.maxLength(2_000));

/** Edits one participant; `loaded` holds the values that the form was loaded with. */
export const UpdateParticipant = z.object({
  code: Code,
  loaded: z.object({ email: Loaded, name: Loaded }),
  email: Email,
  name: Name,
});
export type UpdateParticipant = z.infer<typeof UpdateParticipant>;

/** Maximum participants per action; larger sets use an import. */
export const BATCH = 500;
const Codes = z.array(Code).check(z.minLength(1), z.maxLength(BATCH));

export const SetModerator = z.object({ codes: Codes, moderator: z.boolean() });
export type SetModerator = z.infer<typeof SetModerator>;

export const RevokeParticipants = z.object({ codes: Codes });
export const UndoRevocations = z.object({
  ids: z.array(z.uuid()).check(z.minLength(1), z.maxLength(BATCH)),
});

/** The roster's URL state; invalid values fall back to the default. */
export const RosterParams = z.object({
  q: z.catch(z.string().check(z.maxLength(200)), ""),
  role: z.catch(z.enum(ROLES), "all"),
  status: z.catch(z.enum(STATUSES), "active"),
  links: z.catch(z.enum(LINKS), "all"),
  sort: z.catch(z.enum(ROSTER_SORTS), "name"),
});
export type RosterParams = z.infer<typeof RosterParams>;

/** The first row of a window, from a URL; invalid values mean 0. */
export const WindowStart = z.catch(
  z.pipe(
    z.pipe(z.string().check(z.regex(/^\d{1,7}$/)), z.transform(Number)),
    z.number().check(z.multipleOf(WINDOW)),
  ),
  0,
);

/** Outcomes of a change of several participants, one by one. */
export type BatchOutcome = {
  done: string[];
  failed: { code: string; error: Failure }[];
};

/** The filters that "Select all" applies to. */
export const SelectAll = z.object({ conferenceCode: Code, params: RosterParams });
export type SelectAll = z.infer<typeof SelectAll>;

/**
 * Everyone who matched at selection time: the rows of a small selection, or the id of a stored list
 * with its first rows.
 */
export type Selected =
  | { kind: "rows"; rows: RosterRow[] }
  | { kind: "frozen"; id: string; count: number; first: RosterRow[] };

/** A stored selection without the exceptions. */
export const FrozenSelection = z.object({
  id: z.uuid(),
  except: z.array(Code).check(z.maxLength(BATCH)),
});
export type FrozenSelection = z.infer<typeof FrozenSelection>;
