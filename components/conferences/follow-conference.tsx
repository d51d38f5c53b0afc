"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { conferenceQuery } from "@/lib/conferences/queries";
import type { Conference } from "@/lib/conferences/types";
import { useRefetchInterval } from "../live/live-state";

/**
 * Reloads the data of a conference's page once a colleague renames, reschedules or deletes it; renders nothing.
 * The page of a deleted conference is then the not-found page.
 */
export function FollowConference({ conference }: { conference: Conference }) {
  const router = useRouter();
  const { data } = useQuery({
    ...conferenceQuery(conference.code),
    initialData: conference,
    refetchInterval: useRefetchInterval(),
  });
  const [shown, now] = [shownOf(conference), shownOf(data)];
  useEffect(() => {
    if (now !== shown) router.refresh();
  }, [now, shown, router]);
  return null;
}

/** Returns what the page shows of a conference, to compare. */
function shownOf(conference: Conference): string {
  const { title, description, startsAt, timeZone, duration, details, deleted } = conference;
  return JSON.stringify([title, description, startsAt, timeZone, duration, details, deleted]);
}
