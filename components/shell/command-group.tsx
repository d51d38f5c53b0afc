"use client";

import { Command } from "cmdk";
import type { ReactNode } from "react";

/** A page to open or an action to run. */
export type CommandEntry = {
  /** Defaults to the address. */
  id?: string;
  label: string;
  /** Shown beside the label, to tell entries with the same label apart. */
  detail?: string;
  icon?: ReactNode;
  href?: string;
  run?: () => void;
};

/** Returns the entry's unique value in the menu. */
export function idOf(heading: string, { id, href, label }: CommandEntry): string {
  return `${heading}/${id ?? href ?? label}`;
}

type CommandGroupProps = {
  heading: string;
  entries: readonly CommandEntry[];
  onChoose: (entry: CommandEntry) => void;
};

/** Entries under a heading; nothing if there are none. */
export function CommandGroup({ heading, entries, onChoose }: CommandGroupProps) {
  if (entries.length === 0) return null;
  return (
    <Command.Group
      heading={heading}
      className="**:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-ink-faint"
    >
      {entries.map((entry) => {
        const id = idOf(heading, entry);
        return (
          <Command.Item
            key={id}
            value={id}
            onSelect={() => onChoose(entry)}
            className="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-control px-2.5 py-1.5 data-[selected=true]:bg-hover md:min-h-9 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint"
          >
            {entry.icon}
            <span className="min-w-0 truncate">{entry.label}</span>
            {entry.detail && (
              <span className="ml-auto max-w-1/2 shrink-0 truncate pl-3 text-sm text-ink-faint">
                {entry.detail}
              </span>
            )}
          </Command.Item>
        );
      })}
    </Command.Group>
  );
}
