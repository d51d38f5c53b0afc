import { withBase } from "@/lib/platform/base-path";
import { routes } from "@/lib/platform/routes";
import { Button } from "../ui/button";

type ProviderFormProps = {
  next: string;
  /** The word "or" between two ways to sign in; null if this is the only one. */ or: string | null;
  label: string;
};

/** Signs in with the identity provider: a plain form. */
export function ProviderForm({ next, or, label }: ProviderFormProps) {
  return (
    <form method="post" action={withBase(routes.api.provider())} className="mt-5 grid gap-5">
      <input type="hidden" name="next" value={next} />
      {or !== null && (
        <p className="flex items-center gap-3 text-sm text-ink-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {or}
        </p>
      )}
      <Button type="submit" size="lg" wide>
        {label}
      </Button>
    </form>
  );
}
