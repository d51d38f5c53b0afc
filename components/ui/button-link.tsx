import { Link } from "./link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonStyle } from "./button-style";

type ButtonLinkProps = Omit<ComponentProps<typeof Link>, "className"> &
  ButtonLook & { className?: string };

/** A link to another page of Foyer that looks like a button. */
export function ButtonLink({ variant, size, wide, className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={buttonStyle({ variant, size, wide, className })} />;
}
