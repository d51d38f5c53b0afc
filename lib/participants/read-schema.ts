import { OutsideMark } from "@/lib/mirror/external-changes/schema";
import * as shape from "@/lib/platform/shape";
import { FreshnessSchema } from "@/lib/mirror/freshness";

/** What is told of everybody on a roster. */
export const rosterFields = {
  code: shape.string,
  email: shape.string,
  name: shape.string,
  moderator: shape.boolean,
  /** As Boomstream wrote it; it names no zone. */
  added: shape.string,
  /** `revoking`: recorded here, not yet carried out at Boomstream. */
  status: shape.oneOf(["active", "revoking", "revoked"]),
  /** The revocation under way, to undo it by. */
  revocationId: shape.nullable(shape.string),
  /** What is known of the link, never the link itself; null: unknown. */
  link: shape.nullable(shape.object({ expiresAt: shape.nullable(shape.number) })),
  /** What was done to them outside Foyer within the last day. */
  outside: OutsideMark,
  version: shape.number,
};

export const RosterRow = shape.object(rosterFields);
export type RosterRow = shape.Shaped<typeof RosterRow>;

/** Rows that come together: a window of the roster begins at a multiple of this. */
export const WINDOW = 100;

/**
 * One window of a roster, in the order asked for. `total` counts what matches, `all` everyone who
 * has access.
 */
export const RosterPage = shape.object({
  rows: shape.array(RosterRow),
  total: shape.number,
  all: shape.number,
  freshness: FreshnessSchema,
});
export type RosterPage = shape.Shaped<typeof RosterPage>;
