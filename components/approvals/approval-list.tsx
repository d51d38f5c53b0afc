"use client";

import { useTranslations } from "use-intl";
import type { Approval } from "@/lib/approvals/types";
import { RecentSignInProvider } from "../recent-sign-in/recent-sign-in-provider";
import { ApprovalItem } from "./approval-item";

type ApprovalListProps = {
  approvals: readonly Approval[];
  mayDecide: boolean;
  identityProvider: string | null;
};

/** The requests that wait for a second person; renders nothing if there are none. */
export function ApprovalList({ approvals, mayDecide, identityProvider }: ApprovalListProps) {
  const t = useTranslations("approvals");
  if (approvals.length === 0) return null;
  return (
    <RecentSignInProvider identityProvider={identityProvider}>
      <section aria-label={t("title")} className="mb-8">
        <h2 className="mb-2.5 text-md font-semibold">{t("title")}</h2>
        <ul className="*:not-first:border-t rounded-card border bg-surface">
          {approvals.map((approval) => (
            <ApprovalItem key={approval.id} approval={approval} mayDecide={mayDecide} />
          ))}
        </ul>
      </section>
    </RecentSignInProvider>
  );
}
