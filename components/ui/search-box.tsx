"use client";

import clsx from "clsx";
import { Search, X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { controlStyle } from "./control-style";
import { IconButton } from "./icon-button";
import { useChosenEarly } from "./use-chosen-early";
import { useSlashKey } from "./use-slash-key";

type SearchBoxProps = {
  label: string;
  /** What is searched for now; what is being typed wins. */
  value: string;
  onSearch: (value: string) => void;
  /** Lets the key `/` jump here; at most one box on a page. */
  slash?: boolean;
  className?: string;
};

/**
 * A search that follows each key at once: a question on its way is given up when the next one goes
 * out, so they never pile up. Escape empties it.
 */
export function SearchBox({ label, value, onSearch, slash = false, className }: SearchBoxProps) {
  const t = useTranslations("common");
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  // What was searched for and has not come back as the value yet: it may, while typing goes on.
  const [sent, setSent] = useState<readonly string[]>([]);
  if (value !== known) {
    const echo = sent.indexOf(value);
    setKnown(value);
    setSent(echo < 0 ? [] : sent.slice(echo + 1));
    if (echo < 0 && value !== text.trim()) setText(value);
  }
  function take(next: string) {
    setText(next);
    const wanted = next.trim();
    if (wanted === (sent.at(-1) ?? known)) return;
    setSent([...sent, wanted]);
    onSearch(wanted);
  }
  const box = useChosenEarly<HTMLInputElement>(text, take);
  useSlashKey(box, slash);
  function clear() {
    take("");
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
        onChange={(event) => take(event.target.value)}
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
