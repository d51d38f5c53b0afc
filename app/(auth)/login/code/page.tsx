import { Link } from "@/components/ui/link";
import { redirect } from "next/navigation";
import { CodeForm } from "@/components/sign-in/code-form";
import { PasskeyButton } from "@/components/sign-in/passkey-button";
import { currentStaff } from "@/lib/access/guard";
import { hasPasskeys } from "@/lib/access/passkeys/verify";
import { safePath } from "@/lib/access/safe-path";
import { needsPasskey, pendingPerson } from "@/lib/access/sign-in/two-step";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";

export const generateMetadata = tabTitle("signIn", (t) => t("code.title"));

const LINK =
  "inline-flex min-h-7 items-center text-accent-text underline decoration-accent-line underline-offset-4 hover:decoration-current";

type Props = { searchParams: Promise<Record<"next" | "with", string | string[] | undefined>> };

/** The second step of signing in, after a correct password in this browser. */
export default async function SecondStepPage({ searchParams }: Props) {
  const params = await searchParams;
  const next = safePath(params.next);
  if (await currentStaff()) redirect(next);
  const person = await pendingPerson();
  if (!person) redirect(routes.loginFailed("late", next));
  const [t, errors] = await Promise.all([getTranslations("signIn"), getTranslations("errors")]);
  const [passkeys, only] = await Promise.all([hasPasskeys(person.id), needsPasskey(person.id)]);
  const recovery = params.with === "recovery";
  const lead = only ? "code.passkeyLead" : recovery ? "code.recoveryLead" : "code.lead";
  return (
    <>
      <h1 className="text-2xl font-semibold">{t("code.title")}</h1>
      <p className="mt-1.5 mb-8 text-pretty break-words text-ink-muted">
        {t(lead, { email: person.email })}
      </p>
      {!only && (
        <CodeForm
          key={lead}
          next={next}
          recovery={recovery}
          texts={{
            label: t(recovery ? "code.recoveryLabel" : "code.label"),
            submit: t("submit"),
            errors: {
              "wrong-code": errors("wrong-code"),
              "too-many-attempts": errors("too-many-attempts"),
              "not-allowed": errors("not-allowed"),
              busy: errors("busy"),
              unexpected: errors("unexpected"),
            },
          }}
        />
      )}
      {passkeys && (
        <PasskeyButton next={next} label={t("passkey.label")} failed={t("passkey.failed")} />
      )}
      <p className="mt-6 flex flex-wrap justify-between gap-x-6 gap-y-1">
        {!only && (
          <Link href={routes.secondStep(next, recovery ? undefined : "recovery")} className={LINK}>
            {t(recovery ? "code.useApp" : "code.useRecovery")}
          </Link>
        )}
        <Link href={routes.login(next)} className={LINK}>
          {t("code.startOver")}
        </Link>
      </p>
      <p className="mt-6 text-sm text-pretty text-ink-faint">
        {t(only ? "code.passkeyHelp" : "code.help")}
      </p>
    </>
  );
}
