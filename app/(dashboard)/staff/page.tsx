import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { StaffScreen } from "@/components/staff/staff-screen";
import { hasUntrustedProxy } from "@/lib/access/client-address";
import { requirePage } from "@/lib/access/require-page";
import { env } from "@/lib/platform/env";
import { tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { getSettings } from "@/lib/settings/get";
import { listStaff } from "@/lib/staff/list";
import { staffQuery } from "@/lib/staff/queries";
import { ScreenTexts } from "@/components/shell/screen-texts";

export const generateMetadata = tabTitle("staff", (t) => t("title"));

const TEXTS = ["profile", "staff"] as const;

/** Staff accounts and roles; for administrators. */
export default async function StaffPage() {
  const staff = await requirePage("administrator", routes.staff());
  const client = new QueryClient();
  const [everyone, settings] = await Promise.all([listStaff(), getSettings()]);
  client.setQueryData(staffQuery().queryKey, everyone);
  return (
    <ScreenTexts of={TEXTS}>
      <HydrationBoundary state={dehydrate(client)}>
        <StaffScreen
          ownId={staff.id}
          settings={settings}
          identityProvider={env().oidc?.name ?? null}
          untrustedProxy={hasUntrustedProxy()}
        />
      </HydrationBoundary>
    </ScreenTexts>
  );
}
