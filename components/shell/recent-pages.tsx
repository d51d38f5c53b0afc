"use client";

import { useEffect } from "react";

const KEY = "foyer.recent";
const MAX_PAGES = 8;

/** A page that was opened: its address and title. Never a participant's link. */
type RecentPage = { href: string; label: string };

/** Returns the pages that this person opened last in this browser, newest first. */
export function recentPages(owner: string): RecentPage[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    // Validated without zod, which would add 18 kB to every roster.
    if (!isObject(stored) || stored.owner !== owner || !Array.isArray(stored.pages)) return [];
    return stored.pages.filter(isRecentPage);
  } catch {
    // Storage is blocked, or has an invalid value.
    return [];
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isRecentPage(value: unknown): value is RecentPage {
  return isObject(value) && typeof value.href === "string" && typeof value.label === "string";
}

type RecordVisitProps = RecentPage & { owner: string };

/** Records the page it is on for the command menu; renders nothing. */
export function RecordVisit({ owner, href, label }: RecordVisitProps) {
  useEffect(() => {
    const others = recentPages(owner).filter((page) => page.href !== href);
    const pages = [{ href, label }, ...others].slice(0, MAX_PAGES);
    try {
      localStorage.setItem(KEY, JSON.stringify({ owner, pages }));
    } catch {
      // Storage is full or blocked, so there is no recent list.
    }
  }, [owner, href, label]);
  return null;
}
