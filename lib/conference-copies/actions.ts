"use server";

import { action } from "@/lib/access/action";
import { duplicateConference as duplicate } from "./duplicate";
import { restoreConference as restore } from "./restore";
import { DuplicateConference, RestoreConference } from "./schema";

/** `conference/create`, with the fields of another conference */
export const duplicateConference = action(DuplicateConference, duplicate);

/** `conference/create`, from the snapshot of a deleted one */
export const restoreConference = action(RestoreConference, restore);
