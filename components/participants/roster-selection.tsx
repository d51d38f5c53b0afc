"use client";

import { copiedRow } from "@/lib/platform/neutralize-formulas";
import { Ban, MessageSquareText, Share2, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { copyLinks } from "@/lib/links/actions";
import { setModerator } from "@/lib/participants/actions";
import type { RosterRow } from "@/lib/participants/types";
import { SelectionBar } from "../data-table/selection-bar";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import type { RosterDialog } from "./roster-dialogs";
import { useRosterCache } from "./use-roster-cache";
import type { Frozen } from "./use-selection";

type RosterSelectionProps = {
  /** Whether anyone is selected. The code loads with the first selection. */
  open: boolean;
  conferenceCode: string;
  rows: readonly RosterRow[];
  /** Fetches the messages for these people; null after it reported a failure. */
  getMessages: (codes: string[]) => Promise<string | null>;
  /** A selection stored on the server. */
  frozen: Frozen | null;
  onClear: () => void;
  onRevoke: (dialog: RosterDialog) => void;
};

/** The actions for selected people; only those with access count. */
export function RosterSelection(props: RosterSelectionProps) {
  const { conferenceCode, rows, getMessages, frozen, onClear, onRevoke } = props;
  const t = useTranslations("participants");
  const templates = useTranslations("templates");
  const text = useFailureText();
  const toast = useToast();
  const cache = useRosterCache(conferenceCode);
  const [pending, setPending] = useState(false);
  const active = rows.filter(({ status }) => status === "active");
  const codes = active.map(({ code }) => code);
  const known = active.filter(({ link }) => link !== null).length;

  async function promote() {
    setPending(true);
    const result = await attempt(() => setModerator({ codes, moderator: true }));
    setPending(false);
    await cache.refresh();
    if (!result.ok) return toast({ tone: "danger", title: text(result.error) });
    const { done, failed } = result.data;
    const [first] = failed;
    if (first) {
      const reason = text(first.error);
      const counts = { done: done.length, all: codes.length, failed: failed.length, reason };
      return toast({ tone: "danger", title: t("batch.some", counts) });
    }
    toast({ tone: "success", title: t("batch.moderators", { count: done.length }) });
    onClear();
  }

  async function links(): Promise<string | null> {
    const result = await attempt(() => copyLinks({ codes }));
    if (!result.ok) {
      toast({ tone: "danger", title: text(result.error) });
      return null;
    }
    if (result.data.length === 0) {
      toast({ tone: "danger", title: t("link.noneKnown") });
      return null;
    }
    const missing = codes.length - result.data.length;
    if (missing > 0) toast({ title: t("link.someMissing", { count: missing }) });
    return result.data.map(({ name, email, link }) => copiedRow([name, email, link])).join("\n");
  }

  if (frozen) {
    return (
      <SelectionBar count={frozen.count - frozen.except.size} onClear={onClear}>
        <Button variant="danger-ghost" onClick={() => onRevoke({ kind: "revoke-frozen", frozen })}>
          {t("revoke")}
        </Button>
      </SelectionBar>
    );
  }
  return (
    <SelectionBar count={rows.length} onClear={onClear}>
      {active.length > 0 && (
        // Wraps to two lines on narrow screens, so that Revoke is visible without scrolling.
        <div className="flex flex-wrap items-center gap-x-1">
          <CopyButton
            variant="ghost"
            label={t("link.copyAll")}
            getText={links}
            done={t("link.copiedAll", { count: known })}
          />
          <CopyButton
            variant="ghost"
            icon={<MessageSquareText aria-hidden="true" />}
            label={templates("copyAll")}
            getText={() => getMessages(codes)}
            done={templates("copiedAll", { count: known })}
          />
          <Button variant="ghost" onClick={() => onRevoke({ kind: "share-many", codes })}>
            <Share2 aria-hidden="true" />
            <span className="button-label">{t("share.action")}</span>
          </Button>
          <Button variant="ghost" pending={pending} onClick={() => void promote()}>
            <ShieldCheck aria-hidden="true" />
            <span className="button-label">{t("makeModerator")}</span>
          </Button>
          <Button variant="danger-ghost" onClick={() => onRevoke({ kind: "revoke", rows: active })}>
            <Ban aria-hidden="true" />
            <span className="button-label">{t("revoke")}</span>
          </Button>
        </div>
      )}
    </SelectionBar>
  );
}
