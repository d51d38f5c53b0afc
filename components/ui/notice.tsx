import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const style = cva(
  "flex items-start gap-x-3 rounded-card border px-3.5 py-3 [&>svg]:mt-[3px] [&>svg]:size-4 [&>svg]:shrink-0",
  {
    variants: {
      tone: {
        info: "border-line bg-sunken text-ink [&>svg]:text-ink-muted",
        warning: "border-warning-line bg-warning-soft text-ink [&>svg]:text-warning-text",
        danger: "border-danger-line bg-danger-soft text-ink [&>svg]:text-danger-text",
      },
    },
    defaultVariants: { tone: "info" },
  },
);

const icons = { info: Info, warning: TriangleAlert, danger: CircleAlert };

type NoticeProps = VariantProps<typeof style> & {
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** "alert" for a new failure, "status" for a lasting state. */
  role?: "alert" | "status";
  className?: string;
};

/** A message in the page, shown as long as it applies. */
export function Notice({ tone, title, children, action, role, className }: NoticeProps) {
  const Icon = icons[tone ?? "info"];
  return (
    <div role={role} className={style({ tone, className })}>
      <Icon aria-hidden="true" />
      <div className="flex min-w-0 flex-1 flex-wrap gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-56 break-words">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className="text-pretty text-ink-muted">{children}</div>}
        </div>
        {action && <div className="flex min-w-0 flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
