import { cva, type VariantProps } from "class-variance-authority";

/** The looks of everything that is pressed like a button, be it a button or a link. */
export const buttonStyle = cva(
  // app/controls.css
  "button",
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
