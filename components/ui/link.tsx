"use client";

import NextLink from "next/link";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import { type ButtonLook, buttonStyle } from "./button";

/** How long the pointer rests on a link before its page is fetched, in ms. */
const HOVER_DELAY = 60;

type LinkProps = Omit<ComponentProps<typeof NextLink>, "prefetch"> & {
  /** Fetches the whole page on hover and focus; for pages that refetch their data when they open. */
  eager?: boolean;
};

/**
 * A link within Foyer. It prefetches its page on hover and focus. By default Next prefetches every
 * visible link, which is dozens of pages for a list.
 */
export function Link({
  eager = false,
  onPointerEnter,
  onPointerLeave,
  onFocus,
  ...props
}: LinkProps) {
  const [intended, setIntended] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ahead = eager ? true : null;
  return (
    <NextLink
      {...props}
      prefetch={intended ? ahead : false}
      onPointerEnter={(event) => {
        timer.current = setTimeout(() => setIntended(true), HOVER_DELAY);
        onPointerEnter?.(event);
      }}
      onPointerLeave={(event) => {
        clearTimeout(timer.current);
        onPointerLeave?.(event);
      }}
      onFocus={(event) => {
        setIntended(true);
        onFocus?.(event);
      }}
    />
  );
}

type ButtonLinkProps = Omit<ComponentProps<typeof Link>, "className"> &
  ButtonLook & { className?: string };

/** A link to another page of Foyer that looks like a button. */
export function ButtonLink({ variant, size, wide, className, ...rest }: ButtonLinkProps) {
  return <Link {...rest} className={buttonStyle({ variant, size, wide, className })} />;
}
