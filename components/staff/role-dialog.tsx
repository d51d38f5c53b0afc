"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { changeRole } from "@/lib/staff/actions";
import type { StaffMember } from "@/lib/staff/read-schema";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Notice } from "../ui/notice";
import { useToast } from "../ui/toast-context";
import { RoleChoice } from "./role-choice";
import { useChange } from "./use-change";

type RoleDialogProps = { person: StaffMember; onDone: () => void; onClose: () => void };

/** Another role for a member of staff. */
export function RoleDialog({ person, onDone, onClose }: RoleDialogProps) {
  const t = useTranslations("staff");
  const common = useTranslations("common");
  const toast = useToast();
  const [role, setRole] = useState(person.role);
  const name = person.name || person.email;
  const { pending, error, change } = useChange(
    () => changeRole({ id: person.id, version: person.version, role }),
    () => {
      toast({ tone: "success", title: t("roleDialog.done", { name }) });
      onDone();
    },
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !pending && onClose()}
      title={t("roleDialog.title", { name })}
      description={t("roleDialog.text")}
      footer={
        <>
          <Button onClick={onClose} disabled={pending}>
            {common("cancel")}
          </Button>
          <Button
            variant="primary"
            pending={pending}
            disabled={role === person.role}
            onClick={change}
          >
            {t("roleDialog.submit")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 py-1">
        {error && (
          <Notice tone="danger" role="alert">
            {error}
          </Notice>
        )}
        <RoleChoice value={role} onChange={setRole} />
      </div>
    </Dialog>
  );
}
