import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";

const style = cva(
  "inline-flex h-5.5 items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap [&_svg]:size-3",
  {
    variants: {
      tone: {
        neutral: "bg-sunken text-ink-muted ring-1 ring-line ring-inset",
        accent: "bg-accent-soft text-accent-text ring-1 ring-accent-line ring-inset",
        warning: "bg-warning-soft text-warning-text ring-1 ring-warning-line ring-inset",
        danger: "bg-danger-soft text-danger-text ring-1 ring-danger-line ring-inset",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

type BadgeProps = VariantProps<typeof style> & { icon?: ReactNode; children: ReactNode };

/** A short label for a state, e.g. a role. */
export function Badge({ tone, icon, children }: BadgeProps) {
  return (
    <span className={style({ tone })}>
      {icon}
      {children}
    </span>
  );
}
