"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { saveDraftList } from "@/lib/imports/preview/draft";
import { inviteParticipant } from "@/lib/invitations/actions";
import { InvitationDraft, InvitationFields, type Invited } from "@/lib/invitations/schema";
import { attempt } from "@/lib/platform/call-action";
import { newId } from "@/lib/platform/ids";
import type { Failure } from "@/lib/platform/result";
import { routes } from "@/lib/platform/routes";
import { useFormDraft } from "../ui/form-draft";
import { applyFields } from "../ui/form-errors";
import { useRequestId } from "../ui/use-request-id";
import { MAX_ADDRESSEES } from "./emails-field";
import { inviteSeveral } from "./invite-several";
import { type Addressee, lineOf, readAddressees } from "./read-addressees";

/** The options that the next invitation starts with. */
export type Kept = Pick<InvitationFields, "moderator" | "notify" | "lifetime">;

export type InviteFormProps = {
  conferenceCode: string;
  /** The key of the drafts of this form, and of a long list that opens as an import. */
  draftKey: string;
  kept: Kept;
  onInvited: (invited: Invited, kept: Kept) => void;
};

/**
 * The state of the invitation form, and the functions that submit it. Submitting twice sends one invitation.
 */
export function useInviteForm({ conferenceCode, draftKey, kept, onInvited }: InviteFormProps) {
  const { id, renewId } = useRequestId();
  const [failure, setFailure] = useState<Failure | null>(null);
  /** The address at the last submission. */
  const [sent, setSent] = useState("");
  const [pending, setPending] = useState(false);
  const [people, setPeople] = useState<readonly Addressee[]>([]);
  const [invalid, setInvalid] = useState(false);
  /** The last list and its import id: the same list is the same import. */
  const lastImport = useRef({ list: "", id: "" });
  const router = useRouter();
  const form = useForm({
    resolver: zodResolver(InvitationFields),
    defaultValues: { email: "", name: "", avatarUrl: "", ...kept },
  });
  const email = useWatch({ control: form.control, name: "email" });
  const draft = useFormDraft(
    `${draftKey} invite`,
    InvitationDraft,
    ({ people: chips, ...typed }) => {
      form.reset(typed, { keepDefaultValues: true });
      setPeople(chips);
    },
  );
  const { save: saveDraft, clear: clearDraft } = draft;
  useEffect(() => {
    const keep = () => {
      const typed = form.getValues();
      const empty = people.length === 0 && !typed.email && !typed.name && !typed.avatarUrl;
      saveDraft(empty ? null : { ...typed, people: [...people] });
    };
    const { unsubscribe } = form.watch(keep);
    if (people.length > 0) keep();
    return unsubscribe;
  }, [form, people, saveDraft]);

  /** Opens a list that is too long as an import. */
  async function openImport(list: string) {
    await saveDraftList(draftKey, { file: null, text: list });
    clearDraft();
    router.push(routes.importList(conferenceCode));
  }

  /** Invites several addresses as one import, or the single one. */
  async function submit(event: FormEvent) {
    event.preventDefault();
    const typed = form.getValues("email");
    const plain = people.length === 0 && !/[\s<>,;]/.test(typed.trim());
    if (plain) return send(false)();
    const all = [...people, ...(typed.trim() === "" ? [] : await readAddressees(typed))];
    const [only] = all;
    if (!only) return send(false)();
    if (all.length > MAX_ADDRESSEES) return openImport(all.map(lineOf).join("\n"));
    if (all.length === 1) {
      form.setValue("email", only.email);
      if (only.name !== "" && form.getValues("name") === "") form.setValue("name", only.name);
      setPeople([]);
      return send(false)();
    }
    form.setValue("email", "");
    setPeople(all);
    const wrong = all.some(({ valid }) => !valid);
    setInvalid(wrong);
    if (!wrong) await sendSeveral(all);
  }

  async function sendSeveral(all: readonly Addressee[]) {
    const { moderator, notify, lifetime } = form.getValues();
    if (!(await form.trigger("lifetime"))) return;
    setFailure(null);
    setPending(true);
    const list = JSON.stringify([all, moderator, notify, lifetime]);
    if (lastImport.current.list !== list) lastImport.current = { list, id: newId() };
    const options = { moderator, notify, lifetime };
    const result = await inviteSeveral(lastImport.current.id, conferenceCode, all, options);
    if (result.ok) {
      clearDraft();
      return router.push(routes.import(result.data));
    }
    setPending(false);
    setFailure(result.error);
  }

  const send = (again: boolean) =>
    form.handleSubmit(async (fields) => {
      setFailure(null);
      setSent(form.getValues("email"));
      const input = { id, conferenceCode, again, ...fields };
      const result = await attempt(() => inviteParticipant(input));
      if (result.ok) {
        const { moderator, notify, lifetime } = fields;
        clearDraft();
        onInvited(result.data, { moderator, notify, lifetime });
        return;
      }
      applyFields(
        form,
        ["email", "name", "moderator", "notify", "lifetime", "avatarUrl"],
        result.error,
      );
      setFailure(result.error);
      renewId(result);
    });

  return {
    form,
    submit,
    sendAnyway: send(true),
    openImport,
    // Hides an error about another address.
    failure: failure?.fields?.email && email !== sent ? null : failure,
    pending: form.formState.isSubmitting || pending,
    people,
    setPeople: (next: readonly Addressee[]) => {
      setInvalid(false);
      setPeople(next);
    },
    /** True if one of several addresses is malformed. */
    invalid,
    draftRestored: draft.restored,
    discardDraft: () => {
      form.reset();
      setPeople([]);
      clearDraft();
    },
  };
}
