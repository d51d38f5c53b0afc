"use client";

import { Check, Copy as CopyIcon } from "lucide-react";
import { createContext, type ReactNode, use, useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, type ButtonLook, IconButton } from "./button";
import { writeToClipboard } from "./clipboard";
import { lazyDialog } from "./lazy";
import { useToast } from "./toast";

const CopyDialog = lazyDialog(() => import("./copy-dialog").then((file) => file.CopyDialog));

/** The text to copy, or a function that fetches it and returns null after it reported a failure. */
type CopySource = string | (() => string | null | Promise<string | null>);

/** Copies a text, shows `done` as a toast, and returns true if the text is on the clipboard. */
type Copy = (source: CopySource, done: string) => Promise<boolean>;

const CopyContext = createContext<Copy | null>(null);

/**
 * Returns `copy`: `await copy(getText, t("copiedFor", { name }))`. Call it directly from the click
 * handler, because browsers allow writing to the clipboard only there.
 */
export function useCopy(): Copy {
  const copy = use(CopyContext);
  if (!copy) throw new Error("useCopy needs a CopyProvider above it");
  return copy;
}

class NothingToCopy extends Error {}

/** Provides `useCopy`, with a dialog for browsers that refuse access to the clipboard. */
export function CopyProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  const toast = useToast();
  const [manual, setManual] = useState<string | null>(null);
  const copy: Copy = useCallback(
    async (source, done) => {
      const text = typeof source === "string" ? source : fetchText(source);
      try {
        await writeToClipboard(text);
        toast({ title: done, tone: "success" });
        return true;
      } catch {
        // The clipboard needs https and permission.
        const result = await textOrError(text);
        if (result.ok) setManual(result.text);
        else if (!result.reported) toast({ title: t("copyFailed"), tone: "danger" });
        return false;
      }
    },
    [t, toast],
  );
  return (
    <CopyContext value={copy}>
      {children}
      <CopyDialog open={manual !== null} text={manual} onClose={() => setManual(null)} />
    </CopyContext>
  );
}

async function fetchText(source: Exclude<CopySource, string>): Promise<string> {
  const text = await source();
  if (text === null) throw new NothingToCopy();
  return text;
}

async function textOrError(text: string | Promise<string>) {
  try {
    return { ok: true, text: await text } as const;
  } catch (error) {
    return { ok: false, reported: error instanceof NothingToCopy } as const;
  }
}

const TICK_MS = 2000;

type CopyButtonProps = Pick<ButtonLook, "variant" | "size"> & {
  label: string;
  getText: CopySource;
  /** The toast's text. */
  done: string;
  /** Shows only the icon, for table rows. */
  iconOnly?: boolean;
  icon?: ReactNode;
  className?: string;
};

/** A button that copies a text and then shows a check mark for two seconds. */
export function CopyButton({
  label,
  getText,
  done,
  iconOnly,
  icon = <CopyIcon aria-hidden="true" />,
  variant,
  size,
  className,
}: CopyButtonProps) {
  const copy = useCopy();
  const [pending, setPending] = useState(false);
  const [copiedAt, setCopiedAt] = useState(0);
  useEffect(() => {
    if (!copiedAt) return;
    const timer = setTimeout(() => setCopiedAt(0), TICK_MS);
    return () => clearTimeout(timer);
  }, [copiedAt]);
  async function copyText() {
    setPending(true);
    const copied = await copy(getText, done);
    setPending(false);
    if (copied) setCopiedAt(Date.now());
  }
  const shown = copiedAt ? (
    <Check
      aria-hidden="true"
      // A primary button already has this color.
      className={variant === "primary" ? undefined : "text-accent-text"}
    />
  ) : (
    icon
  );
  const control = { pending, onClick: () => void copyText() };
  if (iconOnly) return <IconButton {...control} size="sm" label={label} icon={shown} />;
  return (
    <Button {...control} variant={variant} size={size} className={className}>
      {shown}
      <span className="button-label">{label}</span>
    </Button>
  );
}
