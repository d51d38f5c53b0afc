"use server";

import { action } from "@/lib/access/action";
import * as add from "./add";
import * as close from "./close";
import * as rename from "./rename";
import * as reopening from "./reopen";
import * as key from "./replace-key";
import { AddProject, ProjectId, RenameProject, ReplaceKey, SetPersonalLinks } from "./schema";
import * as personal from "./set-personal-links";

/** Calls `conference/list` with the key, then adds the project. */
export const addProject = action(AddProject, add.addProject);

/** Changes a project's name. */
export const renameProject = action(RenameProject, rename.renameProject);

/** Calls `conference/list` with the new key, then replaces the old one. */
export const replaceKey = action(ReplaceKey, key.replaceKey);

/** Turns personal links of a project on or off. */
export const setPersonalLinks = action(SetPersonalLinks, personal.setPersonalLinks);

/** Closes a project. */
export const closeProject = action(ProjectId, close.closeProject);

/** Calls `conference/list` with the key, then reopens the project. */
export const reopenProject = action(ReplaceKey, reopening.reopenProject);

/** Reopens the sandbox. */
export const reopenOwnSandbox = action(ProjectId, reopening.reopenOwnSandbox);
