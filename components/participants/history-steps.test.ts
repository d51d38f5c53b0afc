import { expect, it } from "vitest";
import type { ActivityRow } from "@/lib/activity/types";
import { withoutRepeats } from "./history-steps";

function entry(
  seq: number,
  action: string,
  outcome: ActivityRow["outcome"] = "done",
  staffId = "maria",
): ActivityRow {
  return {
    seq,
    at: seq,
    staffId,
    staffName: staffId,
    sessionId: null,
    action,
    subject: "anna@example.com",
    conferenceCode: "c",
    conferenceTitle: "C",
    participantCode: "p",
    outcome,
    errorCode: null,
    changes: [],
  };
}

it("counts repeated entries of the same person", () => {
  const rows = [
    entry(4, "link.copy"),
    entry(3, "link.copy"),
    entry(2, "link.copy", "done", "oleg"),
  ];
  expect(withoutRepeats(rows).map(({ row, count }) => [row.seq, count])).toEqual([
    [4, 2],
    [2, 1],
  ]);
});

it("drops a completed plan and keeps a pending one", () => {
  const done = [entry(2, "participant.revoke"), entry(1, "participant.revoke", "planned")];
  expect(withoutRepeats(done).map(({ row }) => row.seq)).toEqual([2]);
  const open = [entry(3, "participant.revoke", "planned"), entry(1, "link.copy")];
  expect(withoutRepeats(open).map(({ row }) => row.seq)).toEqual([3, 1]);
});
