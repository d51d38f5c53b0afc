"use client";

import { CalendarDays, Mail, MessageCircle, Send, Share2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { withBase } from "@/lib/platform/base-path";
import { Button } from "../ui/button";
import type { SharedLinks } from "./use-shared-links";

type ShareButtonsProps = {
  link: SharedLinks["links"][number];
  message: string;
  /** The conference's title. */
  title: string;
  /** The address of the calendar file; null if the conference has no time. */
  calendar: string | null;
};

const open = (url: string) => window.open(url, "_blank", "noopener,noreferrer");

/** Buttons that share one participant's message: messengers, email, the system's dialog, a calendar file. */
export function ShareButtons({ link, message, title, calendar }: ShareButtonsProps) {
  const t = useTranslations("participants.share");
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="sm" onClick={() => open(`https://wa.me/?text=${encodeURIComponent(message)}`)}>
        <MessageCircle aria-hidden="true" />
        {t("whatsApp")}
      </Button>
      <Button
        size="sm"
        onClick={() =>
          open(`https://t.me/share/url?${new URLSearchParams({ url: link.link, text: message })}`)
        }
      >
        <Send aria-hidden="true" />
        {t("telegram")}
      </Button>
      <Button
        size="sm"
        onClick={() => {
          const subject = encodeURIComponent(title);
          const body = encodeURIComponent(message);
          window.location.assign(
            `mailto:${encodeURIComponent(link.email)}?subject=${subject}&body=${body}`,
          );
        }}
      >
        <Mail aria-hidden="true" />
        {t("email")}
      </Button>
      {"share" in navigator && (
        <Button
          size="sm"
          onClick={() => void navigator.share({ title, text: message }).catch(() => undefined)}
        >
          <Share2 aria-hidden="true" />
          {t("system")}
        </Button>
      )}
      {calendar !== null && (
        <Button size="sm" onClick={() => window.location.assign(withBase(calendar))}>
          <CalendarDays aria-hidden="true" />
          {t("calendar")}
        </Button>
      )}
    </div>
  );
}
