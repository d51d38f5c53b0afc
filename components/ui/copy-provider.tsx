"use client";

import { type ReactNode, useCallback, useState } from "react";
import { useTranslations } from "use-intl";
import { writeToClipboard } from "./clipboard";
import { type Copy, CopyContext, type CopySource } from "./copy-context";
import { lazyPart } from "./lazy-part";
import { useToast } from "./toast-context";

const CopyDialog = lazyPart(() => import("./copy-dialog").then((file) => file.CopyDialog));

class NothingToCopy extends Error {}

/** Gives `useCopy` to everything below, with a dialog for browsers that do not let pages copy. */
export function CopyProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const toast = useToast();
  const [byHand, setByHand] = useState<string | null>(null);
  const copy: Copy = useCallback(
    async (source, done) => {
      const text = typeof source === "string" ? source : fetched(source);
      try {
        await writeToClipboard(text);
        toast({ title: done, tone: "success" });
        return true;
      } catch {
        // No clipboard here (http on another machine), or no leave to use it.
        const known = await settled(text);
        if (known.ok) setByHand(known.text);
        else if (!known.told) toast({ title: t("copyFailed"), tone: "danger" });
        return false;
      }
    },
    [t, toast],
  );
  return (
    <CopyContext value={copy}>
      {children}
      <CopyDialog open={byHand !== null} text={byHand} onClose={() => setByHand(null)} />
    </CopyContext>
  );
}

async function fetched(source: Exclude<CopySource, string>): Promise<string> {
  const text = await source();
  if (text === null) throw new NothingToCopy();
  return text;
}

async function settled(text: string | Promise<string>) {
  try {
    return { ok: true, text: await text } as const;
  } catch (error) {
    return { ok: false, told: error instanceof NothingToCopy } as const;
  }
}
