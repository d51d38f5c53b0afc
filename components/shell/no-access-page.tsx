import { Lock } from "lucide-react";
import { getTranslations } from "@/lib/platform/i18n/server";
import { routes } from "@/lib/platform/routes";
import { ButtonLink } from "../ui/link";
import { EmptyState } from "../ui/empty-state";

type NoAccessPageProps = { administrators: readonly { name: string; email: string }[] };

/** Shown for a page that the person's role does not allow. Lists the administrators, who can change the role. */
export async function NoAccessPage({ administrators }: NoAccessPageProps) {
  const t = await getTranslations("common");
  return (
    <EmptyState
      level={1}
      icon={<Lock />}
      title={t("noAccess.title")}
      text={
        <>
          {t("noAccess.text")}
          {administrators.map(({ name, email }) => (
            <span key={email} className="mt-1 block">
              {name && `${name}, `}
              <a href={`mailto:${email}`} className="text-accent-text underline underline-offset-4">
                {email}
              </a>
            </span>
          ))}
        </>
      }
      action={
        <ButtonLink variant="primary" href={routes.conferences()}>
          {t("lost.action")}
        </ButtonLink>
      }
    />
  );
}
