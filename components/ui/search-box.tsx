"use client";

import clsx from "clsx";
import { Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { controlStyle } from "./control-style";
import { IconButton } from "./icon-button";
import { useSlashKey } from "./use-slash-key";

const PAUSE_MS = 150;

type SearchBoxProps = {
  label: string;
  /** What is searched for now; typing in the box wins until the next pause. */
  value: string;
  onSearch: (value: string) => void;
  /** Lets the key `/` jump here; at most one box on a page. */
  slash?: boolean;
  className?: string;
};

/** A search that follows the typing after a short pause. Escape empties it. */
export function SearchBox({ label, value, onSearch, slash = false, className }: SearchBoxProps) {
  const t = useTranslations("common");
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const box = useRef<HTMLInputElement>(null);
  useSlashKey(box, slash);
  if (value !== known) {
    setKnown(value);
    if (value !== text.trim()) setText(value);
  }
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === known) return;
    const timer = setTimeout(() => {
      setKnown(wanted);
      onSearch(wanted);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, known, onSearch]);
  function clear() {
    setText("");
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
        onChange={(event) => setText(event.target.value)}
        onKeyDown={clearOnEscape}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        className={clsx(controlStyle, "h-10 pr-10 pl-9 md:h-9")}
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
