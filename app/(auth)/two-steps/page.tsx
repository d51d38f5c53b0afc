import { redirect } from "next/navigation";
import { RequiredPasskey } from "@/components/passkeys/required-passkey";
import { RecentSignInProvider } from "@/components/recent-sign-in/recent-sign-in-provider";
import { Providers } from "@/components/shell/providers";
import { RequiredSetUp } from "@/components/two-step/required-set-up";
import { Button } from "@/components/ui/button";
import { signOut } from "@/lib/access/sign-in/actions";
import { currentStaff } from "@/lib/access/guard";
import { env } from "@/lib/platform/env";
import { writeTexts } from "@/lib/platform/i18n/compiled";
import { getTranslations, requestLocale } from "@/lib/platform/i18n/server";
import { requestTimeZone } from "@/lib/preferences/time-zone";
import { routes } from "@/lib/platform/routes";

export async function generateMetadata() {
  const t = await getTranslations("profile");
  const passkey = (await currentStaff())?.mustSetUp === "passkey";
  return { title: t(passkey ? "passkeys.required.title" : "twoSteps.title") };
}

const TEXTS = ["common", "errors", "profile", "validation"] as const;

/** Sets up two-step verification or a passkey, where it is required before anything else. */
export default async function TwoStepsPage() {
  const staff = await currentStaff();
  if (!staff) redirect(routes.login());
  if (!staff.mustSetUp) redirect(routes.profile());
  const [t, locale, timeZone] = await Promise.all([
    getTranslations("profile"),
    requestLocale(),
    requestTimeZone(),
  ]);
  return (
    <Providers
      locale={locale}
      messages={writeTexts(locale, TEXTS)}
      timeZone={timeZone}
      now={Date.now()}
    >
      <RecentSignInProvider identityProvider={env().oidc?.name ?? null}>
        {staff.mustSetUp === "passkey" ? (
          <RequiredPasskey next={routes.home()} />
        ) : (
          <RequiredSetUp email={staff.email} next={routes.home()} />
        )}
      </RecentSignInProvider>
      <form action={signOut} className="mt-6">
        <Button type="submit" variant="ghost" wide>
          {t("twoSteps.required.signOut")}
        </Button>
      </form>
    </Providers>
  );
}
