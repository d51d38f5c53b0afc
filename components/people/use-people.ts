"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { ReadFailure } from "@/lib/platform/http/get-json";
import { credentialIn } from "@/lib/platform/link-text";
import { peopleQuery } from "@/lib/people/queries";
import { textIn } from "@/lib/platform/url-state";
import { useUrlState } from "../data-table/use-url-state";

/**
 * The search for people. The text is in the URL, but a pasted link never is: it stays in memory,
 * and an action looks it up.
 */
export function usePeople() {
  const { params, set } = useUrlState();
  const q = useMemo(() => textIn(params, "q"), [params]);
  const [link, setLink] = useState<string | null>(null);
  const query = useQuery({ ...peopleQuery({ q }), placeholderData: keepPreviousData });
  const search = useCallback(
    (typed: string) => {
      const pasted = credentialIn(typed);
      if (pasted !== null) setLink(pasted);
      else if (typed !== "") setLink(null);
      set({ q: pasted === null ? typed : null });
    },
    [set],
  );
  return {
    q,
    search,
    link,
    forgetLink: useCallback(() => setLink(null), []),
    people: query.data?.people ?? [],
    more: query.data?.more ?? false,
    loading: query.isPending,
    stale: query.isPlaceholderData,
    failure: query.error instanceof ReadFailure ? query.error.code : null,
    retry: query.refetch,
  };
}
