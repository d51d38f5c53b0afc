import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import { Spinner } from "./spinner";

const style = cva(
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
  VariantProps<typeof style> & {
    /** Its name for people who can't see the icon; also shown as the browser's own hint. */
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
      className={style({ size, tone, className })}
    >
      {pending ? <Spinner /> : icon}
    </button>
  );
}
