"use client";

import {
  Ban,
  CircleHelp,
  Link2,
  Mail,
  MessageSquareText,
  Pencil,
  QrCode,
  Replace,
  RotateCcw,
  Share2,
  Undo2,
} from "lucide-react";
import { useNow, useTranslations } from "use-intl";
import type { RosterRow } from "@/lib/participants/types";
import { routes } from "@/lib/platform/routes";
import { useCopy } from "../ui/copy";
import { MenuItem, MenuLink, MenuSeparator } from "../ui/menu";
import { isExpired } from "../links/link-state";
import { nameOf } from "@/lib/participants/display-name";

export type RowMenuItemsProps = {
  conferenceCode: string;
  row: RosterRow;
  onEdit: () => void;
  onNewLink: () => void;
  /** Shows the link as a QR code; omitted where not available. */
  onCode?: () => void;
  onShare?: () => void;
  /** Revokes a leaked link and makes a new one. */
  onReplace?: () => void;
  /** Fetches the message for this person; null after it reported a failure. */
  getMessage?: () => Promise<string | null>;
  /** Fetches Boomstream's own link if a personal one is in use; null after it reported a failure. */
  getOwnLink?: () => Promise<string | null>;
  onRevoke: () => void;
  onUndo: () => void;
};

/** The items of the menu of a roster's row. Rendered only while the menu is open. */
export function RowMenuItems(props: RowMenuItemsProps) {
  const {
    conferenceCode,
    row,
    onEdit,
    onNewLink,
    onCode,
    onShare,
    onReplace,
    getMessage,
    getOwnLink,
    onRevoke,
    onUndo,
  } = props;
  const t = useTranslations("participants");
  const templates = useTranslations("templates");
  const now = useNow();
  const activity = useTranslations("activity.access");
  const copy = useCopy();
  const usable =
    row.status === "active" && row.link !== null && !isExpired(row.link, now.getTime());
  return (
    <>
      {row.status === "active" && (
        <>
          <MenuItem icon={<Pencil />} onSelect={onEdit}>
            {t("edit")}
          </MenuItem>
          <MenuItem icon={<Link2 />} onSelect={onNewLink}>
            {t("newLink")}
          </MenuItem>
          {onReplace && (
            <MenuItem icon={<Replace />} onSelect={onReplace}>
              {t("replace.action")}
            </MenuItem>
          )}
        </>
      )}
      {usable && onShare && (
        <MenuItem icon={<Share2 />} onSelect={onShare}>
          {t("share.action")}
        </MenuItem>
      )}
      {usable && getMessage && (
        <MenuItem
          icon={<MessageSquareText />}
          onSelect={() => void copy(getMessage, templates("copied", { name: nameOf(row) }))}
        >
          {templates("copy")}
        </MenuItem>
      )}
      {usable && onCode && (
        <MenuItem icon={<QrCode />} onSelect={onCode}>
          {templates("qr")}
        </MenuItem>
      )}
      {row.link?.personal && getOwnLink && (
        <MenuItem
          icon={<Link2 />}
          onSelect={() => void copy(getOwnLink, t("link.copied", { name: nameOf(row) }))}
        >
          {t("link.copyOwn")}
        </MenuItem>
      )}
      <MenuLink icon={<CircleHelp />} href={routes.participant(conferenceCode, row.code)}>
        {activity("menu")}
      </MenuLink>
      <MenuItem
        icon={<Mail />}
        onSelect={() => void copy(row.email, t("copiedEmail", { email: row.email }))}
      >
        {t("copyEmail")}
      </MenuItem>
      <MenuSeparator />
      {row.status === "active" && (
        <MenuItem icon={<Ban />} tone="danger" onSelect={onRevoke}>
          {t("revoke")}
        </MenuItem>
      )}
      {row.status === "revoking" && (
        <MenuItem icon={<Undo2 />} onSelect={onUndo}>
          {t("undo")}
        </MenuItem>
      )}
      {row.status === "revoked" && (
        <MenuItem icon={<RotateCcw />} onSelect={onNewLink}>
          {t("restore")}
        </MenuItem>
      )}
    </>
  );
}
