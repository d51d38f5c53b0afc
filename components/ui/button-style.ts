import { cva, type VariantProps } from "class-variance-authority";

/** The looks of everything that is pressed like a button, be it a button or a link. */
export const buttonStyle = cva(
  [
    "relative inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-control",
    "whitespace-nowrap font-medium transition-[background-color,border-color,color,transform]",
    "active:translate-y-px aria-disabled:cursor-default aria-disabled:active:translate-y-0",
    "disabled:cursor-not-allowed disabled:opacity-50 disabled:active:translate-y-0",
    "[&_svg]:size-4 [&_svg]:shrink-0 data-[state=loading]:animate-waiting",
  ],
  {
    variants: {
      variant: {
        primary:
          "bg-accent text-accent-ink shadow-key hover:bg-accent-strong aria-disabled:hover:bg-accent",
        secondary:
          "border border-control/55 bg-surface text-ink shadow-key hover:border-control hover:bg-hover",
        ghost: "text-ink-muted hover:bg-hover hover:text-ink data-[state=open]:bg-hover",
        danger:
          "bg-danger text-danger-ink shadow-key hover:bg-danger-strong aria-disabled:hover:bg-danger",
        "danger-ghost": "text-danger-text hover:bg-danger-soft",
      },
      size: {
        sm: "h-8 px-2.5 text-sm",
        md: "h-9 px-3.5 text-base",
        lg: "h-11 px-5 text-md",
      },
      wide: { true: "w-full" },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

/** What may be chosen about a button's look. */
export type ButtonLook = VariantProps<typeof buttonStyle>;
