import { cva, type VariantProps } from "class-variance-authority";
import clsx from "clsx";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { Spinner } from "./spinner";

/** Returns the classes of a button, for buttons and for links that look like one. */
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

/** The variants of a button: color, size and width. */
export type ButtonLook = VariantProps<typeof buttonStyle>;

type ButtonProps = Omit<ComponentProps<"button">, "className"> &
  ButtonLook & {
    /** While true, the button shows a spinner, keeps its width and its focus, and ignores clicks. */
    pending?: boolean;
    className?: string;
  };

/** A button. Without `type` it does not submit the form around it. */
export function Button({
  variant,
  size,
  wide,
  pending = false,
  type = "button",
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? ignore : onClick}
      className={buttonStyle({ variant, size, wide, className })}
    >
      {pending && <Spinner className="absolute" />}
      <span className={clsx("inline-flex items-center gap-2", pending && "opacity-0")}>
        {children}
      </span>
    </button>
  );
}

// Also blocks Enter in a field, because the browser then clicks the submit button.
function ignore(event: MouseEvent) {
  event.preventDefault();
}

const iconButtonStyle = cva(
  // app/controls.css
  "icon-button",
  {
    variants: {
      size: { sm: "size-8 [&_svg]:size-4", md: "size-9 [&_svg]:size-4.5" },
      tone: { plain: "", danger: "hover:bg-danger-soft hover:text-danger-text" },
    },
    defaultVariants: { size: "md", tone: "plain" },
  },
);

type IconButtonProps = Omit<ComponentProps<"button">, "children" | "aria-label" | "className"> &
  VariantProps<typeof iconButtonStyle> & {
    /** The accessible name; also the browser's tooltip. */
    label: string;
    icon: ReactNode;
    pending?: boolean;
    className?: string;
  };

/** A button that shows only an icon. */
export function IconButton({
  label,
  icon,
  size,
  tone,
  pending = false,
  type = "button",
  className,
  onClick,
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? undefined : onClick}
      className={iconButtonStyle({ size, tone, className })}
    >
      {pending ? <Spinner /> : icon}
    </button>
  );
}
