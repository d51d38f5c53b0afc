"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { setStaffRole } from "@/lib/staff/actions";
import type { StaffMember } from "@/lib/staff/types";
import { FormDialog } from "../ui/form-dialog";
import { useToast } from "../ui/toast";
import { RoleChoice } from "./role-choice";
import { useChange } from "./use-change";

type RoleDialogProps = { person: StaffMember; onDone: () => void; onClose: () => void };

/** Changes the role of a staff member. */
export function RoleDialog({ person, onDone, onClose }: RoleDialogProps) {
  const t = useTranslations("staff");
  const toast = useToast();
  const [role, setRole] = useState(person.role);
  const name = person.name || person.email;
  const { pending, error, change } = useChange(
    () => setStaffRole({ id: person.id, version: person.version, role }),
    () => {
      toast({ tone: "success", title: t("roleDialog.done", { name }) });
      onDone();
    },
  );
  return (
    <FormDialog
      title={t("roleDialog.title", { name })}
      text={t("roleDialog.text")}
      submit={t("roleDialog.submit")}
      pending={pending}
      disabled={role === person.role}
      problem={error}
      onSubmit={change}
      onClose={onClose}
    >
      <RoleChoice value={role} onChange={setRole} />
    </FormDialog>
  );
}
