import type { useTranslations } from "use-intl";
import type { Reminder } from "@/lib/reminders/types";
import { inUnit } from "../ui/amount-fields";

/** Returns the due time of a reminder as text: "1 day before the start". */
export function ruleText(
  { moment, minutes }: Pick<Reminder, "moment" | "minutes">,
  t: ReturnType<typeof useTranslations<"reminders">>,
): string {
  const { count, unit } = inUnit(minutes * 60);
  if (moment === "before") return t("before", { count, unit });
  return t("after", { count, unit, now: minutes === 0 ? "yes" : "no" });
}
