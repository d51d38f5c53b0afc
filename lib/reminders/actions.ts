"use server";

import { action } from "@/lib/access/action";
import { addReminder as add } from "./add";
import { changeReminder as change } from "./change";
import { pauseReminder as pause, resumeReminder as resume } from "./pause";
import { removeReminder as remove } from "./remove";
import { AddReminder, ChangeReminder, ReminderOf } from "./schema";

/** Adds a reminder to a conference. */
export const addReminder = action(AddReminder, add);

/** Changes when a reminder is sent, or to whom. */
export const changeReminder = action(ChangeReminder, change);

/** Pauses a reminder. */
export const pauseReminder = action(ReminderOf, pause);

/** Resumes a reminder. */
export const resumeReminder = action(ReminderOf, resume);

/** Removes a reminder. */
export const removeReminder = action(ReminderOf, remove);
