"use client";

import * as Radix from "@radix-ui/react-dialog";
import { Command } from "cmdk";
import clsx from "clsx";
import { Search } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { allows } from "@/lib/access/roles";
import { credentialIn } from "@/lib/platform/link-text";
import { routes } from "@/lib/platform/routes";
import { dialogStyle, Scrim, useReturnFocus } from "../ui/dialog";
import type { Account } from "./account-menu";
import { CommandGroup, type CommandEntry, idOf } from "./command-group";
import { matchesTyped } from "./matches-typed";
import { recentPages } from "./recent-pages";
import { useCommands } from "./use-commands";
import { useCommandSearch } from "./use-command-search";

const MOVES = ["ArrowDown", "ArrowUp", "Home", "End"];

type CommandDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  account: Account;
};

/** Opens any conference, person or page, and runs actions. */
export function CommandDialog({ open, onOpenChange, account }: CommandDialogProps) {
  const t = useTranslations("common.commands");
  const focus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Scrim open={open} />
        <Radix.Content
          {...focus}
          aria-describedby={undefined}
          className={clsx(dialogStyle, "overflow-hidden max-md:h-[80dvh] md:max-w-xl")}
        >
          <Radix.Title className="sr-only">{t("title")}</Radix.Title>
          <Commands account={account} onDone={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Commands({ account, onDone }: { account: Account; onDone: () => void }) {
  const t = useTranslations("common.commands");
  const router = useRouter();
  const here = usePathname();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState("");
  const [moved, setMoved] = useState(false);
  const [recent] = useState(() => recentPages(account.email));
  const found = useCommandSearch(typed, allows(account.role, "manager"));
  const { actions, settings, pages } = useCommands(account);
  const matches = ({ label }: CommandEntry) => matchesTyped(label, typed);
  // For a pasted link, search only its owner.
  const link = credentialIn(typed) !== null;
  const allResults: CommandEntry = {
    id: "everyone",
    label: t("searchPeople", { query: typed }),
    href: `${routes.people()}?${new URLSearchParams({ q: typed })}`,
  };
  const groups: readonly (readonly [string, readonly CommandEntry[]])[] = [
    [t("recent"), typed === "" ? recent.filter(({ href }) => href !== here) : []],
    [t("link"), found.links],
    [t("verbs"), found.actions],
    [t("conferences"), found.conferences],
    [t("people"), found.people],
    [t("actions"), link ? [] : actions.filter(matches)],
    [t("pages"), link ? [] : pages.filter(matches)],
    [t("settings"), link ? [] : settings.filter(matches)],
    [t("more"), link || typed === "" ? [] : [allResults]],
  ];
  // Later results appear on top, so the first is selected until the person moves the selection.
  const ids = groups.flatMap(([heading, entries]) => entries.map((entry) => idOf(heading, entry)));
  const value = moved && ids.includes(chosen) ? chosen : (ids[0] ?? "");
  function type(next: string) {
    setTyped(next);
    setMoved(false);
    setChosen("");
  }
  function choose(entry: CommandEntry) {
    onDone();
    if (entry.run) entry.run();
    else if (entry.href) router.push(entry.href);
  }
  return (
    <Command
      value={value}
      onValueChange={setChosen}
      onKeyDown={({ key }) => MOVES.includes(key) && setMoved(true)}
      onPointerMove={() => setMoved(true)}
      shouldFilter={false}
      label={t("title")}
      loop
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex items-center gap-2.5 border-b px-4">
        <Search aria-hidden="true" className="size-4.5 shrink-0 text-ink-faint" />
        <Command.Input
          value={typed}
          onValueChange={type}
          placeholder={t("placeholder")}
          maxLength={10_000}
          className="h-13 w-full bg-transparent text-md outline-none"
        />
      </div>
      <Command.List className="min-h-0 flex-1 overflow-y-auto p-1.5 md:max-h-[22rem]">
        {!found.pending && (
          <Command.Empty className="px-4 py-10 text-center text-ink-muted">
            {t("nothing")}
          </Command.Empty>
        )}
        {groups.map(([heading, entries]) => (
          <CommandGroup key={heading} heading={heading} entries={entries} onChoose={choose} />
        ))}
      </Command.List>
    </Command>
  );
}
