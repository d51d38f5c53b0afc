import { ListPlus } from "lucide-react";
import { notFound } from "next/navigation";
import { InviteScreen } from "@/components/invitations/invite-screen";
import { ButtonLink } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readForPage, requirePage } from "@/lib/access/require-page";
import { getConference } from "@/lib/conferences/get";
import { getTranslations, tabTitle } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { ScreenTexts } from "@/components/shell/screen-texts";

type Props = { params: Promise<{ code: string }> };

export const generateMetadata = tabTitle("invitations", (t) => t("title"));

const TEXTS = ["invitations", "templates"] as const;

/** Invites people to a conference. */
export default async function InvitePage({ params }: Props) {
  const { code } = await params;
  const staff = await requirePage("manager", routes.invite(code));
  const conference = await readForPage(() => getConference(code));
  if (!conference || conference.deleted) notFound();
  const t = await getTranslations("invitations");
  return (
    <ScreenTexts of={TEXTS}>
      <PageHeader
        title={t("title")}
        back={{ href: routes.conference(code), label: conference.title }}
        actions={
          <ButtonLink href={routes.importList(code)}>
            <ListPlus aria-hidden="true" />
            {t("many")}
          </ButtonLink>
        }
      />
      <InviteScreen
        conferenceCode={code}
        title={conference.title}
        dated={conference.startsAt !== null}
        draftKey={`${staff.id} ${code}`}
      />
    </ScreenTexts>
  );
}
