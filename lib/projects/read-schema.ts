import { ERROR_CODES } from "@/lib/platform/errors";
import * as shape from "@/lib/platform/shape";

export const PROJECT_KINDS = ["sandbox", "environment", "stored"] as const;

/** A project as administrators see it; of its key no more than the end. */
export const ProjectRow = shape.object({
  id: shape.string,
  name: shape.string,
  kind: shape.oneOf(PROJECT_KINDS),
  /** The last characters of its key; null: it has none, or it was forgotten. */
  keyTail: shape.nullable(shape.string),
  conferences: shape.number,
  /** Why its list of conferences could not be read last time. */
  problem: shape.nullable(shape.oneOf(ERROR_CODES)),
  createdAt: shape.number,
  closed: shape.boolean,
});
export type ProjectRow = shape.Shaped<typeof ProjectRow>;
export const ProjectList = shape.array(ProjectRow);

/** What the switcher shows. */
export type ProjectChoice = { id: string; name: string; kind: ProjectRow["kind"] };
