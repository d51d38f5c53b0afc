import * as z from "@/lib/platform/zod";

const Id = z.uuid();
const Name = z
  .string()
  .check(z.trim(), z.minLength(1, "projectNameMissing"), z.maxLength(60, "projectNameLong"));
const Key = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, "keyMissing"),
    z.regex(/^[\x21-\x7e]+$/, "keyWrong"),
    z.minLength(8, "keyWrong"),
    z.maxLength(500, "keyWrong"),
  );

/** What the form of a new project asks. */
export const AddProject = z.object({ name: Name, key: Key });
export type AddProject = z.infer<typeof AddProject>;

export const ProjectId = z.object({ id: Id });
export type ProjectId = z.infer<typeof ProjectId>;

export const ProjectName = z.object({ name: Name });
export const RenameProject = z.object({ id: Id, name: Name });
export type RenameProject = z.infer<typeof RenameProject>;

export const ProjectKey = z.object({ key: Key });
/** Another key for a project that is open, or one by which a closed project is opened again. */
export const ReplaceKey = z.object({ id: Id, key: Key });
export type ReplaceKey = z.infer<typeof ReplaceKey>;
