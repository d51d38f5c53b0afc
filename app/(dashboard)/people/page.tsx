import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { PeopleScreen } from "@/components/people/people-screen";
import { PageHeader } from "@/components/ui/page-header";
import { requirePage } from "@/lib/access/require-page";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { searchPeople } from "@/lib/people/search";
import { peopleQuery } from "@/lib/people/queries";
import { PeopleParams } from "@/lib/people/schema";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = tabTitle("people", (t) => t("title"));

const TEXTS = ["invitations", "templates"] as const;

/** Finds a person in any conference. */
export default async function PeoplePage({ searchParams }: Props) {
  await requirePage("support", routes.people());
  const t = await getTranslations("people");
  const params = PeopleParams.parse(await searchParams);
  const client = new QueryClient();
  client.setQueryData(peopleQuery(params).queryKey, await searchPeople(params));
  return (
    <ScreenTexts of={TEXTS}>
      <PageHeader title={t("title")} subtitle={t("text")} />
      <HydrationBoundary state={dehydrate(client)}>
        <PeopleScreen />
      </HydrationBoundary>
    </ScreenTexts>
  );
}
