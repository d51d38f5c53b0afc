"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { RosterRow } from "@/lib/participants/types";
import { nameOf } from "@/lib/participants/display-name";
import { useCopyLink } from "./use-copy-link";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { type QrCode, drawQrCode } from "../ui/draw-qr-code";
import { QrImage } from "../ui/qr-image";
import { saveFile } from "../ui/save-file";

type QrDialogProps = { row: RosterRow; onClose: () => void };

/** A participant's link as a QR code to print or show. Fetches the link when opened. */
export function QrDialog({ row, onClose }: QrDialogProps) {
  const t = useTranslations("templates");
  const copyLink = useCopyLink();
  const [code, setCode] = useState<QrCode | null>(null);
  const name = nameOf(row);
  useEffect(() => {
    let open = true;
    void copyLink(row.code).then(async (link) => {
      if (!open) return;
      if (link === null) return onClose();
      const drawn = await drawQrCode(link);
      if (open) setCode(drawn);
    });
    return () => {
      open = false;
    };
  }, [copyLink, row.code, onClose]);
  const fileName = name.replace(/[^\p{L}\p{N}@._-]+/gu, "-").slice(0, 80);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("qrTitle", { name })}
      description={t("qrText")}
      footer={
        <>
          <Button disabled={!code} onClick={() => code && saveFile(code.svg(), `${fileName}.svg`)}>
            {t("svg")}
          </Button>
          <Button
            disabled={!code}
            onClick={() => code && void code.png().then((png) => saveFile(png, `${fileName}.png`))}
          >
            {t("png")}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t("close")}
          </Button>
        </>
      }
    >
      <QrImage code={code} label={t("qrImage")} />
    </Dialog>
  );
}
