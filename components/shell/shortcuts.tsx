"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { routes } from "@/lib/platform/routes";
import { isKeyTaken } from "../ui/keyboard";
import { lazyDialog } from "../ui/lazy";

const ShortcutsDialog = lazyDialog(() =>
  import("./shortcuts-dialog").then((file) => file.ShortcutsDialog),
);

/** How long G waits for its second key, in ms. */
const SEQUENCE_LIMIT = 1500;

const DESTINATIONS: Record<string, string> = {
  KeyH: routes.home(),
  KeyC: routes.conferences(),
  KeyP: routes.people(),
};

/** The shortcuts of every page: `?` lists them, G then H, C or P opens a page. */
export function Shortcuts() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const startedAt = useRef(0);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (isKeyTaken(event)) return;
    if (event.key === "?") {
      event.preventDefault();
      setOpen(true);
      return;
    }
    const destination = DESTINATIONS[event.code];
    const inSequence = Date.now() - startedAt.current < SEQUENCE_LIMIT;
    startedAt.current = event.code === "KeyG" && !event.shiftKey ? Date.now() : 0;
    if (!inSequence || destination === undefined) return;
    event.preventDefault();
    // The list's own letter, e.g. C for copy, must not run as well.
    event.stopImmediatePropagation();
    router.push(destination);
  });
  useEffect(() => {
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => document.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
  return <ShortcutsDialog open={open} onOpenChange={setOpen} />;
}
