"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { ListPlus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { conferencesQuery } from "@/lib/conferences/queries";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Link } from "../ui/link";
import { SearchBox } from "../ui/search-box";

/** Chooses the conference of a new import. */
export function ChooseConference({ projectId }: { projectId: string }) {
  const t = useTranslations("imports");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <ListPlus aria-hidden="true" />
        {t("link")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("choose.title")}>
        {open && <Conferences projectId={projectId} />}
      </Dialog>
    </>
  );
}

function Conferences({ projectId }: { projectId: string }) {
  const t = useTranslations("imports.choose");
  const [q, setQ] = useState("");
  const query = useInfiniteQuery({
    ...conferencesQuery(projectId, { q, when: "all", sort: "title" }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="grid gap-3 pb-4">
      <SearchBox label={t("search")} value={q} onSearch={setQ} />
      <ul className="-mx-2 grid max-h-80 overflow-y-auto">
        {rows.map(({ code, title }) => (
          <li key={code}>
            <Link
              href={routes.importList(code)}
              className="block truncate rounded-control px-2 py-2 hover:bg-hover"
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
      {!query.isPending && rows.length === 0 && <p className="text-ink-muted">{t("none")}</p>}
      {query.hasNextPage && (
        <Button
          variant="ghost"
          pending={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("more")}
        </Button>
      )}
    </div>
  );
}
