import Bowser from "bowser";
import { requireStaff } from "@/lib/access/guard";
import { db } from "@/lib/db/db";
import { env } from "@/lib/platform/env";
import type { OwnSession } from "./schema";

/** Returns the person's sessions: this one first, then by last use. */
export async function listOwnSessions(): Promise<OwnSession[]> {
  const staff = await requireStaff("support");
  const now = Date.now();
  const rows = await db()
    .selectFrom("sessions")
    .select(["id", "user_agent", "address", "created_at", "used_at", "expires_at", "method"])
    .select("known_browser")
    .where("staff_id", "=", staff.id)
    .where("ended_at", "is", null)
    .where("expires_at", ">", now)
    .where("used_at", ">", now - env().sessions.idleMs)
    .orderBy("used_at", "desc")
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      ...deviceOf(row.user_agent),
      address: row.address,
      createdAt: row.created_at,
      usedAt: row.used_at,
      expiresAt: row.expires_at,
      method: row.method,
      knownBrowser: row.known_browser === null ? null : row.known_browser === 1,
      current: row.id === staff.sessionId,
    }))
    .toSorted((one, other) => Number(other.current) - Number(one.current));
}

/** Returns browser, system and kind of device from a user agent; empty if unknown. */
export function deviceOf(userAgent: string): Pick<OwnSession, "browser" | "system" | "phone"> {
  if (!userAgent) return { browser: "", system: "", phone: false };
  const { browser, os, platform } = Bowser.parse(userAgent);
  return {
    browser: browser.name ?? "",
    system: os.name ?? "",
    phone: platform.type === "mobile" || platform.type === "tablet",
  };
}
