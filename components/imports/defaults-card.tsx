"use client";

import { useTranslations } from "use-intl";
import type { Defaults } from "@/lib/imports/preview/types";
import { LifetimeField } from "../links/lifetime-field";
import { useMailSender } from "../links/mail-sender";
import { SwitchField } from "../ui/switch";

type DefaultsCardProps = {
  defaults: Defaults;
  onChange: (defaults: Defaults) => void;
  lifetimeError?: string | undefined;
};

/** The default values of rows that don't set their own. */
export function DefaultsCard({ defaults, onChange, lifetimeError }: DefaultsCardProps) {
  const t = useTranslations("imports.defaults");
  const sender = useMailSender();
  const invitations = useTranslations("invitations");
  return (
    <section
      aria-labelledby="import-defaults"
      className="grid gap-5 rounded-card border bg-surface p-5 md:p-6"
    >
      <div>
        <h2 id="import-defaults" className="font-semibold">
          {t("title")}
        </h2>
        <p className="text-sm text-ink-faint">{t("text")}</p>
      </div>
      <SwitchField
        label={invitations("moderator")}
        description={t("moderatorText")}
        checked={defaults.moderator}
        onCheckedChange={(moderator) => onChange({ ...defaults, moderator })}
      />
      <SwitchField
        label={invitations("notify")}
        description={t("notifyText", { sender })}
        checked={defaults.notify}
        onCheckedChange={(notify) => onChange({ ...defaults, notify })}
      />
      <LifetimeField
        value={defaults.lifetime}
        onChange={(lifetime) => onChange({ ...defaults, lifetime })}
        error={lifetimeError}
      />
    </section>
  );
}
