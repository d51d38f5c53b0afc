"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { useTranslations } from "use-intl";
import { addPasskey, beginPasskey } from "@/lib/passkeys/actions";
import { PasskeyName } from "@/lib/passkeys/schema";
import { type ActionResult, fail } from "@/lib/platform/result";
import { CardForm } from "../profile/card-form";
import { useActionForm } from "../recent-sign-in/use-action-form";
import { Field } from "../ui/field";
import { useFieldError } from "../ui/form-errors";
import { Input } from "../ui/input";
import { useToast } from "../ui/toast";

const EMPTY = { name: "" };

/** Creates a passkey on this device or a security key, with a name. Without `onAdded`, refreshes the page. */
export function AddPasskeyForm({ onAdded }: { onAdded?: () => void }) {
  const t = useTranslations("profile.passkeys");
  const fieldError = useFieldError();
  const toast = useToast();
  const router = useRouter();
  const form = useForm({ resolver: zodResolver(PasskeyName), defaultValues: EMPTY });
  const sending = useActionForm(form, ["name"], make, () => {
    if (onAdded) return onAdded();
    form.reset(EMPTY);
    toast({ tone: "success", title: t("added") });
    router.refresh();
  });
  return (
    <CardForm submit={t("add")} {...sending}>
      <Field
        label={t("name")}
        hint={t("hint")}
        error={fieldError(form.formState.errors.name?.message)}
      >
        <Input autoComplete="off" {...form.register("name")} />
      </Field>
    </CardForm>
  );
}

async function make({ name }: PasskeyName): Promise<ActionResult<null>> {
  const options = await beginPasskey({});
  if (!options.ok) return options;
  const { startRegistration } = await import("@simplewebauthn/browser");
  try {
    const { id, rawId, type, response } = await startRegistration({ optionsJSON: options.data });
    const { clientDataJSON, attestationObject } = response;
    const credential = { id, rawId, type, response: { clientDataJSON, attestationObject } };
    return await addPasskey({ name, credential });
  } catch {
    // The person dismissed the browser's dialog, or the device has this passkey already.
    return fail("passkey-not-made");
  }
}
