"use client";

import clsx from "clsx";
import { Search, X } from "lucide-react";
import { type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { controlStyle } from "./control-style";
import { IconButton } from "./button";
import { useEarlyInput } from "./use-early-input";

type SearchBoxProps = {
  label: string;
  /** The search in the URL; newer text in the box takes precedence. */
  value: string;
  onSearch: (value: string) => void;
  /** The key `/` moves the focus here; at most one box on a page. */
  slash?: boolean;
  /** True if it gets the focus when the page opens. */
  autoFocus?: boolean;
  className?: string;
};

/** A search box that searches on every key; the query cancels the previous request. Escape clears it. */
export function SearchBox({
  label,
  value,
  onSearch,
  slash = false,
  autoFocus,
  className,
}: SearchBoxProps) {
  const t = useTranslations("common");
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  // Searches that are not in the URL yet, because the person types faster than the URL changes.
  const [sent, setSent] = useState<readonly string[]>([]);
  if (value !== known) {
    const echo = sent.indexOf(value);
    setKnown(value);
    setSent(echo < 0 ? [] : sent.slice(echo + 1));
    if (echo < 0 && value !== text.trim()) setText(value);
  }
  function change(next: string) {
    setText(next);
    const wanted = next.trim();
    if (wanted === (sent.at(-1) ?? known)) return;
    setSent([...sent, wanted]);
    onSearch(wanted);
  }
  const box = useEarlyInput<HTMLInputElement>(text, change);
  useSlashKey(box, slash);
  function clear() {
    change("");
    box.current?.focus();
  }
  function clearOnEscape(event: KeyboardEvent) {
    if (event.key !== "Escape" || text === "") return;
    event.preventDefault();
    event.stopPropagation();
    clear();
  }
  return (
    <div className={clsx("relative", className)}>
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
      />
      <input
        ref={box}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => change(event.target.value)}
        onKeyDown={clearOnEscape}
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        className={clsx(controlStyle, "h-10 pl-9 text-ellipsis md:h-9", text ? "pr-10" : "pr-3")}
      />
      {text && (
        <IconButton
          size="sm"
          label={t("clearSearch")}
          icon={<X />}
          onClick={clear}
          className="absolute top-1/2 right-1 -translate-y-1/2"
        />
      )}
    </div>
  );
}

/** Focuses the box on `/`, unless the person is typing or a dialog or menu is open. */
function useSlashKey(box: RefObject<HTMLInputElement | null>, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    function focusBox(event: globalThis.KeyboardEvent) {
      // In a Russian layout, the same key types a period.
      const slashKey = event.key === "/" || (event.code === "Slash" && event.key === ".");
      if (event.defaultPrevented || !slashKey || event.ctrlKey || event.metaKey || event.altKey)
        return;
      const focus = document.activeElement;
      if (focus?.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu]"))
        return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    }
    document.addEventListener("keydown", focusBox);
    return () => document.removeEventListener("keydown", focusBox);
  }, [box, enabled]);
}
