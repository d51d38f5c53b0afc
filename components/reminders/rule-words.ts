import type { useTranslations } from "use-intl";
import type { Reminder } from "@/lib/reminders/types";

/** Minutes of each unit in which a reminder is given. */
export const UNITS = { minutes: 1, hours: 60, days: 1_440 } as const;
export type Unit = keyof typeof UNITS;

/** Returns minutes in their largest whole unit. */
export function inUnit(minutes: number): { count: number; unit: Unit } {
  const unit =
    minutes === 0
      ? undefined
      : (["days", "hours"] as const).find((each) => minutes % UNITS[each] === 0);
  const chosen = unit ?? "minutes";
  return { count: minutes / UNITS[chosen], unit: chosen };
}

/** Returns when a reminder goes out as text: "1 day before the start". */
export function ruleText(
  { moment, minutes }: Pick<Reminder, "moment" | "minutes">,
  t: ReturnType<typeof useTranslations<"reminders">>,
): string {
  const { count, unit } = inUnit(minutes);
  if (moment === "before") return t("before", { count, unit });
  return t("after", { count, unit, now: minutes === 0 ? "yes" : "no" });
}
