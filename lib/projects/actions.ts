"use server";

import { action } from "@/lib/access/action";
import * as data from "./data";
import { AddProject, ProjectId, RenameProject, ReplaceKey } from "./schema";

/** `conference/list` with the new key, then the project */
export const addProject = action(AddProject, data.addProject);

/** Another name */
export const renameProject = action(RenameProject, data.renameProject);

/** `conference/list` with the new key, then the key in place of the old one */
export const replaceKey = action(ReplaceKey, data.replaceKey);

/** Nobody sees it any more */
export const closeProject = action(ProjectId, data.closeProject);

/** Seen again, by a key that was tried */
export const reopenProject = action(ReplaceKey, data.reopenProject);

/** The sandbox, seen again */
export const reopenOwnSandbox = action(ProjectId, data.reopenOwnSandbox);
