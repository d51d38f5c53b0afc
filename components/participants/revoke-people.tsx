"use client";

import type { RosterRow } from "@/lib/participants/types";
import { RevokeDialog } from "./revoke-dialog";
import { useRevoke, useRevokeFrozen } from "./use-revoke";
import type { Frozen } from "./use-selection";

/** The people: loaded rows, or a list stored on the server. */
export type RevokedPeople =
  { kind: "revoke"; rows: readonly RosterRow[] } | { kind: "revoke-frozen"; frozen: Frozen };

type RevokePeopleProps = {
  conferenceCode: string;
  people: RevokedPeople;
  onRevoked: () => void;
  onClose: () => void;
};

/** Confirms, then revokes the access of some people of a conference. */
export function RevokePeople({ conferenceCode, people, onRevoked, onClose }: RevokePeopleProps) {
  const revoke = useRevoke(conferenceCode);
  const revokeFrozen = useRevokeFrozen(conferenceCode);
  const frozen = people.kind === "revoke-frozen" ? people.frozen : null;
  const rows = people.kind === "revoke" ? people.rows : people.frozen.first;
  return (
    <RevokeDialog
      rows={frozen ? rows.filter(({ code }) => !frozen.except.has(code)) : rows}
      count={frozen ? frozen.count - frozen.except.size : rows.length}
      onRevoke={async () => {
        const failure = await (frozen ? revokeFrozen(frozen) : revoke(rows));
        if (!failure) onRevoked();
        return failure;
      }}
      onClose={onClose}
    />
  );
}
