"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { nameOf } from "@/lib/participants/display-name";
import { erasePerson } from "@/lib/personal-data/actions";
import type { Person } from "@/lib/people/types";
import { attempt } from "@/lib/platform/call-action";
import { routes } from "@/lib/platform/routes";
import { useRecentSignIn } from "../recent-sign-in/recent-sign-in-context";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { SwitchField } from "../ui/switch";
import { useToast } from "../ui/toast";
import { useFailureText } from "../ui/use-failure-text";
import { useSubmit } from "../ui/use-submit";

type EraseDialogProps = { person: Person; onClose: () => void };

/** Confirms erasing everything about a person; requires typing their address. */
export function EraseDialog({ person, onClose }: EraseDialogProps) {
  const t = useTranslations("people.data");
  const toast = useToast();
  const router = useRouter();
  const client = useQueryClient();
  const name = nameOf(person);
  const active = person.memberships.some(({ status }) => status === "active");
  const [revoke, setRevoke] = useState(active);
  const withRecentSignIn = useRecentSignIn();
  const text = useFailureText();
  const { pending, failure, submit } = useSubmit();
  async function erase() {
    const change = () => erasePerson({ email: person.key, revoke });
    const result = await submit(() => withRecentSignIn(() => attempt(change)));
    if (!result.ok) return;
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
