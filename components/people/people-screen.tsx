"use client";

import { SearchX, Users } from "lucide-react";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { DataTable } from "../data-table/data-table";
import { Toolbar } from "../data-table/toolbar";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Notice } from "../ui/notice";
import { SearchBox } from "../ui/search-box";
import { useFailureText } from "../ui/use-failure-text";
import { FoundLinkCard } from "./found-link-card";
import { peopleColumns } from "./people-columns";
import { usePeople } from "./use-people";

/** Finds a person by name, address, code or link. */
export function PeopleScreen() {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const text = useFailureText();
  const { q, search, link, forgetLink, people, more, loading, stale, failure, retry } = usePeople();
  const columns = useMemo(
    () =>
      peopleColumns({
        columns: {
          name: t("columns.name"),
          conferences: t("columns.conferences"),
        },
        moderator: t("moderator"),
        revoked: t("revoked"),
        revoking: t("revoking"),
        others: (count) => t("others", { count }),
      }),
    [t],
  );
  return (
    <>
      <Toolbar>
        <SearchBox
          slash
          label={t("search")}
          value={q}
          onSearch={search}
          className="w-full md:w-96"
        />
        <p role="status" className="text-sm text-ink-muted md:ml-auto">
          {q !== "" && !more && t("found", { count: people.length })}
        </p>
      </Toolbar>
      {link !== null && <FoundLinkCard key={link} link={link} onClose={forgetLink} />}
      {failure && (
        <Notice
          tone="warning"
          role="status"
          className="mb-4"
          title={t("failed")}
          action={
            <Button size="sm" onClick={() => void retry()}>
              {common("tryAgain")}
            </Button>
          }
        >
          {text({ code: failure })}
        </Notice>
      )}
      {q === "" ? (
        link === null && (
          <div className="rounded-card border bg-surface">
            <EmptyState icon={<Users />} title={t("begin.title")} text={t("begin.text")} />
          </div>
        )
      ) : (
        <DataTable
          label={t("results")}
          columns={columns}
          rows={people}
          rowKey={(person) => person.key}
          loading={loading}
          stale={stale}
          empty={
            <EmptyState
              icon={<SearchX />}
              title={t("nothing.title")}
              text={t("nothing.text")}
              action={<Button onClick={() => search("")}>{t("nothing.action")}</Button>}
            />
          }
          footer={more && t("more", { count: people.length })}
        />
      )}
    </>
  );
}
