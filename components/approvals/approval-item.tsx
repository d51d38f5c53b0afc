"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { decideApproval } from "@/lib/approvals/actions";
import type { Approval } from "@/lib/approvals/types";
import { importKeys } from "@/lib/imports/queries";
import { attempt } from "@/lib/platform/call-action";
import { routes } from "@/lib/platform/routes";
import { useRecentSignIn } from "../recent-sign-in/recent-sign-in-context";
import { Button } from "../ui/button";
import { Link } from "../ui/link";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

type ApprovalItemProps = { approval: Approval; mayDecide: boolean };
type Decision = "approve" | "decline";

/** One request, with buttons for people who may decide on it. */
export function ApprovalItem({ approval, mayDecide }: ApprovalItemProps) {
  const t = useTranslations("approvals");
  const text = useFailureText();
  const format = useFormatter();
  const toast = useToast();
  const router = useRouter();
  const client = useQueryClient();
  const withRecentSignIn = useRecentSignIn();
  const [pending, setPending] = useState<Decision | null>(null);
  const { id, kind, importId, conferenceCode, conferenceTitle, rows, staffName, own } = approval;
  async function decide(decision: Decision) {
    setPending(decision);
    const result = await withRecentSignIn(() => attempt(() => decideApproval({ id, decision })));
    setPending(null);
    if (result.ok) toast({ tone: "success", title: t(`${decision}d`) });
    else toast({ tone: "danger", title: text(result.error) });
    await client.invalidateQueries({ queryKey: importKeys.all });
    router.refresh();
  }
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium text-pretty wrap-anywhere">
          {t(kind, { name: staffName, count: rows })}
        </p>
        <p className="text-sm text-pretty wrap-anywhere text-ink-muted">
          <Link
            href={importId ? routes.import(importId) : routes.conference(conferenceCode)}
            className="text-accent-text underline decoration-accent-line underline-offset-4"
          >
            {approval.importName || conferenceTitle}
          </Link>
          {" · "}
          {t("until", {
            when: format.dateTime(approval.expiresAt, { dateStyle: "medium", timeStyle: "short" }),
          })}
        </p>
      </div>
      {own && <p className="text-sm text-ink-muted">{t("own")}</p>}
      {!own && mayDecide && (
        <div className="flex gap-2">
          <Button pending={pending === "decline"} onClick={() => void decide("decline")}>
            {t("decline")}
          </Button>
          <Button
            variant="primary"
            pending={pending === "approve"}
            onClick={() => void decide("approve")}
          >
            {t("approve")}
          </Button>
        </div>
      )}
    </li>
  );
}
