"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { attempt } from "@/lib/platform/call-action";
import { deleteImport } from "@/lib/imports/actions";
import { importKeys, importQuery } from "@/lib/imports/queries";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

const DELETED_PROGRESS = {
  state: "cancelled" as const,
  total: 0,
  counts: { planned: 0, sending: 0, sent: 0, failed: 0, unknown: 0, skipped: 0 },
};

/** Deletes an import whose upload was not completed. */
export function DeleteImport({ id }: { id: string }) {
  const t = useTranslations("imports.run");
  const text = useFailureText();
  const toast = useToast();
  const router = useRouter();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  async function remove() {
    setPending(true);
    const result = await attempt(() => deleteImport({ importId: id }));
    setPending(false);
    setAsking(false);
    if (!result.ok) return toast({ tone: "danger", title: text(result.error) });
    // Stops the polling of the deleted import until the next page opens.
    client.setQueryData(
      importQuery(id).queryKey,
      (progress) => progress && { ...progress, ...DELETED_PROGRESS },
    );
    toast({ tone: "success", title: t("removed") });
    router.push(routes.imports());
    await client.invalidateQueries({ queryKey: importKeys.lists });
  }
  return (
    <>
      <Button variant="danger-ghost" onClick={() => setAsking(true)}>
        {t("remove")}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("removeTitle")}
        description={t("removeText")}
        confirmLabel={t("remove")}
        pending={pending}
        onConfirm={() => void remove()}
      />
    </>
  );
}
