import * as z from "@/lib/platform/zod";
import type { Change } from "./types";

const Values = z.record(z.string(), z.unknown());

/** What became of each field, from the two texts that a row keeps: before and after. */
export function changesIn(before: string | null, after: string | null): Change[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return Object.entries(is)
    .map(([field, value]) => ({ field, before: shown(was[field]), after: shown(value) }))
    .filter((change) => change.before !== change.after);
}

function valuesOf(text: string | null): Record<string, unknown> {
  if (text === null) return {};
  const parsed = Values.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : {};
}

function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}
