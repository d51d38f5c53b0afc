import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { PersonScreen } from "@/components/people/person-screen";
import { PersonalData } from "@/components/personal-data/personal-data";
import { requirePage } from "@/lib/access/require-page";
import { getPerson } from "@/lib/people/get";
import { personQuery } from "@/lib/people/queries";
import { env } from "@/lib/platform/env";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

type Props = { params: Promise<{ email: string }> };

/** The title of the browser's tab: the person's name. */
export async function generateMetadata({ params }: Props) {
  const address = decoded((await params).email);
  await requirePage("support", routes.person(address));
  const person = await getPerson(address);
  return { title: person?.name || person?.email };
}

const TEXTS = ["activity.access", "invitations", "profile", "templates"] as const;

/** A person and all their conferences. */
export default async function PersonPage({ params }: Props) {
  const address = decoded((await params).email);
  const staff = await requirePage("support", routes.person(address));
  const person = await getPerson(address);
  if (!person) notFound();
  const client = new QueryClient();
  client.setQueryData(personQuery(person.key).queryKey, person);
  return (
    <ScreenTexts of={TEXTS}>
      <HydrationBoundary state={dehydrate(client)}>
        <PersonScreen
          address={person.key}
          personalData={
            <PersonalData
              person={person}
              role={staff.role}
              identityProvider={env().oidc?.name ?? null}
            />
          }
        />
      </HydrationBoundary>
    </ScreenTexts>
  );
}

/** Next passes URL segments still encoded. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
