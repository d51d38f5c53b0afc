"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { lazyDialog, usePreload } from "../ui/lazy";
import { preloadMenu } from "../ui/menu";
import type { Account } from "./account-menu";

const CommandDialog = lazyDialog(() =>
  import("./command-dialog").then((file) => file.CommandDialog),
);

/** The command menu: its button, and Ctrl K (⌘K) on every page. */
export function CommandMenu({ account }: { account: Account }) {
  const t = useTranslations("common.commands");
  const [open, setOpen] = useState(false);
  usePreload(preloadMenu, CommandDialog.preload);
  useEffect(() => {
    function toggle(event: KeyboardEvent) {
      // By key position: other keyboard layouts produce other letters.
      if (event.code !== "KeyK" || !(event.ctrlKey || event.metaKey)) return;
      if (event.altKey || event.shiftKey || event.repeat) return;
      event.preventDefault();
      setOpen((now) => now || !document.querySelector("[role$=dialog]"));
    }
    document.addEventListener("keydown", toggle);
    return () => document.removeEventListener("keydown", toggle);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-label={t("title")}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        title={t("title")}
        onPointerEnter={CommandDialog.preload}
        onFocus={CommandDialog.preload}
        onClick={() => setOpen(true)}
        className="flex h-9 w-9 items-center justify-center gap-2 rounded-control border-control/40 text-ink-muted transition-colors hover:bg-hover hover:text-ink xl:w-full xl:justify-start xl:border xl:bg-surface xl:px-2.5"
      >
        <Search aria-hidden="true" className="size-4.5 shrink-0 xl:size-4" />
        <span className="flex-1 text-left max-xl:hidden">{t("button")}</span>
        <span aria-hidden="true" className="text-xs text-ink-faint max-xl:hidden">
          Ctrl K
        </span>
      </button>
      <CommandDialog open={open} onOpenChange={setOpen} account={account} />
    </>
  );
}
