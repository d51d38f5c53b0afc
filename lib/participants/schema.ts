import { Code } from "@/lib/conferences/schema";
import type { Failure } from "@/lib/platform/result";
import * as z from "@/lib/platform/zod";
import { tidyEmail } from "./email";
import { ROLES, ROSTER_SORTS, STATUSES } from "./params";
import { type RosterRow, WINDOW } from "./types";

/** The usual form (zod's own), with top-level domains in other alphabets (`xn--p1ai`) besides. */
const ADDRESS =
  /^(?!\.)(?!.*\.\.)[A-Za-z0-9_'+\-.]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+(?:[A-Za-z]{2,}|xn--[A-Za-z0-9-]{2,})$/;

/** E-mail address as typed: tidied first, then the usual form. */
export const Email = z.pipe(
  z.pipe(z.string(), z.transform(tidyEmail)),
  z
    .string()
    .check(
      z.minLength(1, "emailMissing"),
      z.maxLength(254, "emailWrong"),
      z.regex(ADDRESS, "emailWrong"),
    ),
);

export const Name = z.string().check(z.trim(), z.maxLength(200, "nameLong"));

/** What the form of a participant asks. */
export const ParticipantFields = z.object({ email: Email, name: Name });

const Loaded = z.string().check(z.maxLength(2_000));

/** Editing one participant: with what the form was loaded with. */
export const UpdateParticipant = z.object({
  code: Code,
  loaded: z.object({ email: Loaded, name: Loaded }),
  email: Email,
  name: Name,
});
export type UpdateParticipant = z.infer<typeof UpdateParticipant>;

/** At most so many people in one go; more go through an import. */
export const BATCH = 500;
const Codes = z.array(Code).check(z.minLength(1), z.maxLength(BATCH));

export const SetModerator = z.object({ codes: Codes, moderator: z.boolean() });
export type SetModerator = z.infer<typeof SetModerator>;

export const RevokeParticipants = z.object({ codes: Codes });
export const UndoRevocations = z.object({
  ids: z.array(z.uuid()).check(z.minLength(1), z.maxLength(BATCH)),
});

/** The state of the roster, as it stands in the URL; what is not understood falls back. */
export const RosterParams = z.object({
  q: z.catch(z.string().check(z.maxLength(200)), ""),
  role: z.catch(z.enum(ROLES), "all"),
  status: z.catch(z.enum(STATUSES), "active"),
  sort: z.catch(z.enum(ROSTER_SORTS), "name"),
});
export type RosterParams = z.infer<typeof RosterParams>;

/** Where a window begins, as it stands in an address; what is not understood is the beginning. */
export const WindowStart = z.catch(
  z.pipe(
    z.pipe(z.string().check(z.regex(/^\d{1,7}$/)), z.transform(Number)),
    z.number().check(z.multipleOf(WINDOW)),
  ),
  0,
);

/** How a change of several people ended, one by one. */
export type BatchOutcome = {
  done: string[];
  failed: { code: string; error: Failure }[];
};

/** Whom a roster shows just now: what "all" means when all of them are selected. */
export const SelectAll = z.object({ conferenceCode: Code, params: RosterParams });
export type SelectAll = z.infer<typeof SelectAll>;

/**
 * All who matched when they were selected: with their rows while they are few, else as a list that
 * the server keeps, with the first of them to show.
 */
export type Selected =
  | { kind: "rows"; rows: RosterRow[] }
  | { kind: "frozen"; id: string; count: number; first: RosterRow[] };

/** Who was frozen in a selection, but for a few. */
export const FrozenSelection = z.object({
  id: z.uuid(),
  except: z.array(Code).check(z.maxLength(BATCH)),
});
export type FrozenSelection = z.infer<typeof FrozenSelection>;
