"use client";

import type { Membership } from "@/lib/people/types";
import { ModeratorSwitch } from "../participants/moderator-switch";
import { useSetModerator } from "../participants/use-set-moderator";

type MembershipRoleProps = { label: string; membership: Membership; describedBy: string };

/** A person's role in one conference. */
export function MembershipRole({ label, membership, describedBy }: MembershipRoleProps) {
  const setModerator = useSetModerator(membership.conferenceCode);
  return (
    <ModeratorSwitch
      label={label}
      row={membership}
      describedBy={describedBy}
      onChange={setModerator}
    />
  );
}
