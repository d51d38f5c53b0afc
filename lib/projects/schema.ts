import { Title } from "@/lib/platform/title";
import * as z from "@/lib/platform/zod";

const Id = z.uuid();
const Name = z.pipe(
  Title,
  z.string().check(z.minLength(1, "projectNameMissing"), z.maxLength(60, "projectNameLong")),
);
const Key = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, "keyMissing"),
    z.regex(/^[\x21-\x7e]+$/, "keyWrong"),
    z.minLength(8, "keyWrong"),
    z.maxLength(500, "keyWrong"),
  );

/** The fields of the new project form. */
export const AddProject = z.object({ name: Name, key: Key });
export type AddProject = z.infer<typeof AddProject>;

export const ProjectId = z.object({ id: Id });
export type ProjectId = z.infer<typeof ProjectId>;

export const ProjectName = z.object({ name: Name });
export const RenameProject = z.object({ id: Id, name: Name });
export type RenameProject = z.infer<typeof RenameProject>;

export const ProjectKey = z.object({ key: Key });
/** A new key for an open project, or a key to reopen a closed one. */
export const ReplaceKey = z.object({ id: Id, key: Key });
export type ReplaceKey = z.infer<typeof ReplaceKey>;

/** The maximum minutes before the start at which Join opens. */
const A_DAY = 1_440;

/** Whether participants get personal links, and how long before the start Join opens (minutes). */
export const SetPersonalLinks = z.object({
  id: Id,
  on: z.boolean(),
  /** Null: at any time. */
  joinMinutes: z.nullable(z.int().check(z.minimum(0), z.maximum(A_DAY))),
});
export type SetPersonalLinks = z.infer<typeof SetPersonalLinks>;
