"use client";

import { useFormatter, useTranslations } from "use-intl";
import type { Invited } from "@/lib/invitations/schema";
import { CopyButton } from "../ui/copy";
import { copyLinks } from "@/lib/links/actions";
import { attempt } from "@/lib/platform/call-action";
import { CopyField } from "../ui/copy-field";
import { Notice } from "../ui/notice";
import { useTickingNow } from "../ui/time-ago";

/** The link of a new invitation, with a copy button and its expiry. */
export function InvitedLink({ invited }: { invited: Invited }) {
  const t = useTranslations("invitations");
  const participants = useTranslations("participants");
  const format = useFormatter();
  const now = useTickingNow(60_000);
  const { code, link, ownLink, expiresAt, duplicate } = invited;
  function take(text: string): string {
    // The link is already shown; this records that it was copied.
    if (code !== null) void attempt(() => copyLinks({ codes: [code] }));
    return text;
  }
  return (
    <div className="grid gap-4">
      {link === null ? (
        <Notice tone="warning">{t("linkLost")}</Notice>
      ) : (
        <>
          <CopyField
            label={t("link")}
            value={link}
            getText={() => take(link)}
            copy={t("copy")}
            done={t("copied", { name: invited.name || invited.email })}
          />
          <p className="text-sm text-ink-muted">
            {ownLink !== undefined
              ? t("personal")
              : expiresAt === null
                ? t("unlimited")
                : t("expires", {
                    when: format.dateTime(expiresAt, { dateStyle: "medium", timeStyle: "short" }),
                    ago: format.relativeTime(expiresAt, { now }),
                  })}
          </p>
          {ownLink && (
            <div>
              <CopyButton
                size="sm"
                label={participants("link.copyOwn")}
                getText={() => take(ownLink)}
                done={t("copied", { name: invited.name || invited.email })}
              />
            </div>
          )}
        </>
      )}
      {duplicate && <Notice tone="warning">{participants("duplicate")}</Notice>}
    </div>
  );
}
