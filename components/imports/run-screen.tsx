"use client";

import { useQuery } from "@tanstack/react-query";
import { importQuery } from "@/lib/imports/queries";
import { PreparedPanel } from "./prepared-panel";
import { RunProgress } from "./run-progress";
import { RunRows } from "./run-rows";
import { UndecidedNotice } from "./undecided-notice";

/** A run while it goes on and afterwards; it goes on without this page too. */
export function RunScreen({ id, mayManage }: { id: string; mayManage: boolean }) {
  const { data: run } = useQuery(importQuery(id));
  if (!run) return null;
  return (
    <div className="grid gap-5">
      <RunProgress run={run} mayManage={mayManage} />
      {run.state === "prepared" && mayManage && <PreparedPanel run={run} />}
      <UndecidedNotice run={run} mayManage={mayManage} />
      {run.state !== "loading" && run.total > 0 && <RunRows run={run} mayManage={mayManage} />}
    </div>
  );
}
