"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { renameImport } from "@/lib/imports/actions";
import { importKeys, importQuery } from "@/lib/imports/queries";
import { attempt } from "@/lib/platform/call-action";
import { Button, IconButton } from "../ui/button";
import { Input } from "../ui/input";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

/** The name of an import as the page title; managers can change it. */
export function ImportName({ id, mayManage }: { id: string; mayManage: boolean }) {
  const t = useTranslations("imports");
  const text = useFailureText();
  const toast = useToast();
  const client = useQueryClient();
  const { data: progress } = useQuery(importQuery(id));
  const [typed, setTyped] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  if (!progress) return null;
  const name = progress.name || t(progress.mode === "renew" ? "list.renewal" : "list.pasted");
  async function save(event: FormEvent) {
    event.preventDefault();
    const next = typed?.trim() ?? "";
    if (next === "" || next === progress?.name) return setTyped(null);
    setPending(true);
    const result = await attempt(() => renameImport({ importId: id, name: next }));
    await client.invalidateQueries({ queryKey: importKeys.all });
    setPending(false);
    if (!result.ok) return toast({ tone: "danger", title: text(result.error) });
    setTyped(null);
  }
  if (typed === null)
    return (
      <span className="inline-flex max-w-full items-center gap-2">
        <span className="min-w-0 wrap-anywhere">{name}</span>
        {mayManage && (
          <IconButton
            size="sm"
            label={t("run.rename")}
            icon={<Pencil />}
            onClick={() => setTyped(name)}
          />
        )}
      </span>
    );
  return (
    <form
      method="post"
      onSubmit={(event) => void save(event)}
      className="flex max-w-xl items-center gap-2"
    >
      <Input
        autoFocus
        aria-label={t("run.name")}
        maxLength={200}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") setTyped(null);
        }}
      />
      <Button variant="primary" type="submit" pending={pending}>
        {t("run.saveName")}
      </Button>
    </form>
  );
}
