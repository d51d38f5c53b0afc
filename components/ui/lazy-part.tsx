"use client";

import { type ComponentType, useState } from "react";
import { laterPart, usePart } from "./part";
import { PartNotice } from "./part-notice";

/** How the notice about a part that did not come gives it up: as the part itself is closed. */
type Closable = { open?: boolean; onClose?: () => void; onOpenChange?: (open: boolean) => void };

/**
 * A dialog, or another part that is shown on demand, whose code comes when it is first open:
 * `const EditDialog = lazyPart(() => import("./edit-dialog").then((file) => file.EditDialog))`.
 * `prefetch` is for the moment when somebody reaches for its button.
 */
export function lazyPart<P extends Closable>(load: () => Promise<ComponentType<P>>) {
  const part = laterPart(load);
  function LazyPart(props: P) {
    const { open = true, onClose, onOpenChange } = props;
    // Kept once it was open, so that it can go as gently as it came.
    const [opened, setOpened] = useState(open);
    if (open && !opened) setOpened(true);
    const { Part, failed } = usePart(part, open);
    if (!opened) return null;
    if (Part) return <Part {...props} />;
    if (!open) return null;
    const close = onClose ?? (onOpenChange && (() => onOpenChange(false)));
    return <PartNotice failed={failed} onRetry={part.fetch} onClose={close} />;
  }
  return Object.assign(LazyPart, { prefetch: part.fetch });
}
