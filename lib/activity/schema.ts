import * as z from "@/lib/platform/zod";
import { OUTCOMES } from "./types";

const word = z.catch(z.string().check(z.maxLength(100)), "");
const day = z.catch(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)), "");

/** The filters in the URL; an empty value is no filter. The range of days includes both ends. */
export const ActivityParams = z.object({
  staff: word,
  action: word,
  outcome: z.catch(z.enum(["all", ...OUTCOMES]), "all"),
  from: day,
  to: day,
  conference: word,
  participant: word,
});
export type ActivityParams = z.infer<typeof ActivityParams>;

/** An option of the staff filter. */
export type ActivityPerson = { id: string; name: string };
