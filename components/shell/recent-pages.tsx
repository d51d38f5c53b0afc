"use client";

import { useEffect } from "react";
import * as z from "@/lib/platform/zod";

const KEY = "foyer.recent";
const MAX_PAGES = 8;

const Page = z.object({ href: z.string(), label: z.string() });
const Stored = z.object({ owner: z.string(), pages: z.array(Page) });

/** A page that was opened: its address and title. Never a participant's link. */
type RecentPage = z.infer<typeof Page>;

/** Returns the pages this person opened last in this browser, newest first; none of another person's. */
export function recentPages(owner: string): RecentPage[] {
  try {
    const stored = Stored.parse(JSON.parse(localStorage.getItem(KEY) ?? "null"));
    return stored.owner === owner ? stored.pages : [];
  } catch {
    // Storage is blocked, or holds something else.
    return [];
  }
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
      // Storage is full or blocked: there is no recent list then.
    }
  }, [owner, href, label]);
  return null;
}
