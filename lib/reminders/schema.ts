import { Code } from "@/lib/conferences/schema";
import * as z from "@/lib/platform/zod";
import { AUDIENCES, MAX_MINUTES, MOMENTS } from "./params";

const Rule = z.object({
  moment: z.enum(MOMENTS),
  /** 0: at the end. */
  minutes: z.int("lifetimeWrong").check(z.minimum(0), z.maximum(MAX_MINUTES, "reminderFar")),
  audience: z.enum(AUDIENCES),
});

const isPossible = z.refine<z.infer<typeof Rule>>(
  ({ moment, minutes }) => moment === "after" || minutes > 0,
  { error: "reminderAtStart", path: ["minutes"] },
);

/** Adds a reminder, once per form id made by the browser. */
export const AddReminder = z
  .object({ id: z.uuid(), conferenceCode: Code, ...Rule.shape })
  .check(isPossible);
export type AddReminder = z.infer<typeof AddReminder>;

/** Replaces a reminder by one with these values and the id `nextId`. */
export const UpdateReminder = z
  .object({ id: z.uuid(), nextId: z.uuid(), conferenceCode: Code, ...Rule.shape })
  .check(isPossible);
export type UpdateReminder = z.infer<typeof UpdateReminder>;

/** Identifies one reminder of a conference. */
export const ReminderOf = z.object({ id: z.uuid(), conferenceCode: Code });
export type ReminderOf = z.infer<typeof ReminderOf>;
