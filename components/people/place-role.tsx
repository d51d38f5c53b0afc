"use client";

import type { Place } from "@/lib/people/types";
import { ModeratorSwitch } from "../participants/moderator-switch";
import { useSetModerator } from "../participants/use-set-moderator";

type PlaceRoleProps = { label: string; place: Place; describedBy: string };

/** A person's role in one conference. */
export function PlaceRole({ label, place, describedBy }: PlaceRoleProps) {
  const setModerator = useSetModerator(place.conferenceCode);
  return (
    <ModeratorSwitch label={label} row={place} describedBy={describedBy} onChange={setModerator} />
  );
}
