"use server";

import { action } from "@/lib/access/action";
import { addReminder as add } from "./add";
import { updateReminder as change } from "./update";
import { pauseReminder as pause, resumeReminder as resume } from "./pause";
import { deleteReminder as remove } from "./delete";
import { AddReminder, UpdateReminder, ReminderOf } from "./schema";

/** Adds a reminder to a conference. */
export const addReminder = action(AddReminder, add);

/** Changes the due time or the recipients of a reminder. */
export const updateReminder = action(UpdateReminder, change);

/** Pauses a reminder. */
export const pauseReminder = action(ReminderOf, pause);

/** Resumes a reminder. */
export const resumeReminder = action(ReminderOf, resume);

/** Deletes a reminder. */
export const deleteReminder = action(ReminderOf, remove);
