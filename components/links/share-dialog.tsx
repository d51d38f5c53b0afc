"use client";

import clsx from "clsx";
import { useEffect, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { LOCALES, type Locale } from "@/lib/platform/i18n/locales";
import { routes } from "@/lib/platform/routes";
import { LANGUAGE_NAMES } from "@/lib/preferences/language-names";
import { CopyButton } from "../ui/copy";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { Textarea } from "../ui/input";
import { Segmented } from "../ui/segmented";
import { Skeleton } from "../ui/skeleton";
import { type QrCode, drawQrCode } from "../ui/draw-qr-code";
import { QrImage } from "../ui/qr-image";
import { ShareButtons } from "./share-buttons";
import { MESSAGE_SEPARATOR } from "./use-messages";
import { type SharedLinks, useMessageFor, useSharedLinks } from "./use-shared-links";

type ShareDialogProps = {
  conferenceCode: string;
  title: string;
  /** The participants' codes. If their links are known already, they are in `links`. */
  codes: string[];
  links?: SharedLinks["links"];
  dated: boolean;
  onClose: () => void;
};

/** The message and the ways to send it: copy, messengers, email, QR code. */
export function ShareDialog({
  conferenceCode,
  title,
  codes,
  links,
  dated,
  onClose,
}: ShareDialogProps) {
  const t = useTranslations("participants.share");
  const templates = useTranslations("templates");
  const load = useSharedLinks(conferenceCode);
  const messageFor = useMessageFor(title);
  const [locale, setLocale] = useState<Locale>(useLocale());
  const [shared, setShared] = useState<SharedLinks | null>(null);
  const [code, setCode] = useState<QrCode | null>(null);
  const [wanted] = useState({ codes, links });
  const only = shared?.links.length === 1 ? shared.links[0] : undefined;
  useEffect(() => {
    let open = true;
    void load(wanted.codes, wanted.links).then((result) => {
      if (!open) return;
      if (result) setShared(result);
      else onClose();
    });
    return () => {
      open = false;
    };
  }, [load, wanted, onClose]);
  useEffect(() => {
    let open = true;
    if (only) void drawQrCode(only.link).then((drawn) => open && setCode(drawn));
    return () => {
      open = false;
    };
  }, [only]);
  const message =
    shared?.links
      .map((link) => messageFor(link, shared.template, locale))
      .join(MESSAGE_SEPARATOR) ?? "";
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(next) => !next && onClose()}
      title={
        only
          ? t("title", { name: only.name || only.email })
          : t("titleMany", { count: shared?.links.length ?? codes.length })
      }
      description={t("text")}
      footer={
        <CopyButton
          variant="primary"
          label={t(codes.length > 1 ? "copyMany" : "copy")}
          getText={message}
          done={t("copied")}
        />
      }
    >
      {shared ? (
        <div className={clsx("grid gap-4 py-1", only && "md:grid-cols-[minmax(0,1fr)_11rem]")}>
          <div className="grid min-w-0 content-start gap-4">
            {shared.template === null && (
              <Segmented
                className="justify-self-start"
                label={t("language")}
                value={locale}
                options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
                onChange={setLocale}
              />
            )}
            <Field label={t("message")}>
              <Textarea readOnly rows={8} value={message} className="wrap-anywhere" />
            </Field>
            {only && (
              <ShareButtons
                link={only}
                message={message}
                title={title}
                calendar={
                  dated && only.code ? routes.api.calendar(conferenceCode, only.code) : null
                }
              />
            )}
          </div>
          {only && <QrImage code={code} label={templates("qrImage")} />}
        </div>
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </Dialog>
  );
}
