"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { nameOf } from "@/lib/participants/display-name";
import { erasePerson } from "@/lib/personal-data/actions";
import type { Person } from "@/lib/people/types";
import { attempt } from "@/lib/platform/call-action";
import type { Failure } from "@/lib/platform/result";
import { routes } from "@/lib/platform/routes";
import { useRecentSignIn } from "../recent-sign-in/recent-sign-in-context";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { SwitchField } from "../ui/switch";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";

type EraseDialogProps = { person: Person; onClose: () => void };

/** Asks before everything about a person is erased; their address is typed first. */
export function EraseDialog({ person, onClose }: EraseDialogProps) {
  const t = useTranslations("people.data");
  const toast = useToast();
  const router = useRouter();
  const client = useQueryClient();
  const name = nameOf(person);
  const active = person.places.some(({ status }) => status === "active");
  const [revoke, setRevoke] = useState(active);
  const withRecentSignIn = useRecentSignIn();
  const text = useFailureText();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function erase() {
    setPending(true);
    const result = await withRecentSignIn(() =>
      attempt(() => erasePerson({ email: person.key, revoke })),
    );
    setPending(false);
    if (!result.ok) return setFailure(result.error);
    toast({ tone: "success", title: t(result.data.waiting ? "waiting" : "erased", { name }) });
    onClose();
    void client.invalidateQueries();
    router.push(routes.people());
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("eraseTitle", { name })}
      description={t("eraseText")}
      confirmLabel={t("erase")}
      typeToConfirm={person.email}
      pending={pending}
      error={failure && text(failure)}
      onConfirm={() => void erase()}
    >
      {active && (
        <SwitchField
          label={t("revoke")}
          description={t("revokeText")}
          checked={revoke}
          onCheckedChange={setRevoke}
        />
      )}
    </ConfirmDialog>
  );
}
