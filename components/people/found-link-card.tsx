"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { findLink } from "@/lib/people/actions";
import { peopleKeys } from "@/lib/people/queries";
import { IconButton } from "../ui/button";
import { Notice } from "../ui/notice";
import { Skeleton } from "../ui/skeleton";
import { useFailureText } from "../ui/use-failure-text";
import { FoundLinkFacts } from "./found-link-facts";

type FoundLinkCardProps = { link: string; onClose: () => void };

/** The owner of a pasted link. The link is not shown and is never in a URL. */
export function FoundLinkCard({ link, onClose }: FoundLinkCardProps) {
  const t = useTranslations("people.link");
  const text = useFailureText();
  const { data: result } = useQuery({
    queryKey: [...peopleKeys.all, "link", link],
    queryFn: () => attempt(() => findLink({ text: link })),
    gcTime: 0,
  });
  const close = <IconButton size="sm" label={t("close")} icon={<X />} onClick={onClose} />;
  if (!result) {
    return (
      <Card close={close}>
        <span className="sr-only">{t("checking")}</span>
        <Skeleton className="h-5! w-72" />
        <Skeleton className="mt-3 w-96" />
      </Card>
    );
  }
  if (!result.ok || result.data === null) {
    return (
      <Notice
        tone="warning"
        role="status"
        className="mb-4"
        title={result.ok ? t("unknown") : undefined}
        action={close}
      >
        {result.ok ? t("unknownText") : text(result.error)}
      </Notice>
    );
  }
  return (
    <Card close={close}>
      <FoundLinkFacts found={result.data} />
    </Card>
  );
}

function Card({ close, children }: { close: ReactNode; children: ReactNode }) {
  return (
    <section
      role="status"
      className="relative mb-4 animate-rise rounded-card border bg-surface px-5 py-4 pr-14"
    >
      {children}
      <div className="absolute top-3 right-3">{close}</div>
    </section>
  );
}
