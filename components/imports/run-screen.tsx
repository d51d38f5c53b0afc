"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { importQuery } from "@/lib/imports/queries";
import { FixRows } from "./fix-rows";
import { PreparedPanel } from "./prepared-panel";
import { RunProgress } from "./run-progress";
import { RunRows } from "./run-rows";
import { UndecidedNotice } from "./undecided-notice";

/** An import while it runs and afterwards; it runs without this page too. */
export function RunScreen({ id, mayManage }: { id: string; mayManage: boolean }) {
  const { data: run } = useQuery(importQuery(id));
  const [fixing, setFixing] = useState(false);
  if (!run) return null;
  return (
    <div className="grid gap-5">
      <RunProgress run={run} mayManage={mayManage} onFix={() => setFixing(true)} />
      {run.state === "prepared" && mayManage && <PreparedPanel run={run} />}
      <UndecidedNotice run={run} mayManage={mayManage} />
      {fixing ? (
        <FixRows run={run} onClose={() => setFixing(false)} />
      ) : (
        run.state !== "loading" && run.total > 0 && <RunRows run={run} mayManage={mayManage} />
      )}
    </div>
  );
}
