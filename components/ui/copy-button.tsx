"use client";

import { Check, Copy as CopyIcon } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";
import type { ButtonLook } from "./button-style";
import { type CopySource, useCopy } from "./copy-context";
import { IconButton } from "./icon-button";

const TICK_MS = 2000;

type CopyButtonProps = Pick<ButtonLook, "variant" | "size"> & {
  label: string;
  /** The text, or a way to fetch it: null when the person has already been told why not. */
  getText: CopySource;
  /** What the toast says, naming whose link it is. */
  done: string;
  /** Only the icon, for table rows. */
  iconOnly?: boolean;
};

/** Copies a text; a tick shows for two seconds that it did. */
export function CopyButton({ label, getText, done, iconOnly, variant, size }: CopyButtonProps) {
  const copy = useCopy();
  const [pending, setPending] = useState(false);
  const [ticked, setTicked] = useState(0);
  useEffect(() => {
    if (!ticked) return;
    const timer = setTimeout(() => setTicked(0), TICK_MS);
    return () => clearTimeout(timer);
  }, [ticked]);
  async function press() {
    setPending(true);
    const copied = await copy(getText, done);
    setPending(false);
    if (copied) setTicked(Date.now());
  }
  const icon = ticked ? (
    <Check aria-hidden="true" className="text-accent-text" />
  ) : (
    <CopyIcon aria-hidden="true" />
  );
  const control = { pending, onClick: () => void press() };
  if (iconOnly) return <IconButton {...control} size="sm" label={label} icon={icon} />;
  return (
    <Button {...control} variant={variant} size={size}>
      {icon}
      {label}
    </Button>
  );
}
