import clsx from "clsx";
import type { ComponentProps, MouseEvent } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";
import { Spinner } from "./spinner";

type ButtonProps = Omit<ComponentProps<"button">, "className"> &
  ButtonLook & {
    /** While true the button keeps its width and its focus, shows a spinner and does nothing. */
    pending?: boolean;
    className?: string;
  };

/** A button. Without `type` it never submits the form around it. */
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
      onClick={pending ? refuse : onClick}
      className={buttonStyle({ variant, size, wide, className })}
    >
      {pending && <Spinner className="absolute" />}
      <span className={clsx("inline-flex items-center gap-2", pending && "opacity-0")}>
        {children}
      </span>
    </button>
  );
}

// Also stops Enter in a field: the browser presses the form's submit button for it.
function refuse(event: MouseEvent) {
  event.preventDefault();
}
