"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "prefetch">;

/**
 * A link within Foyer. Its page is fetched ahead once somebody reaches for it: Next would fetch
 * whatever is in sight, dozens of pages for a list of which one is opened.
 */
export function Link({ onPointerEnter, onFocus, ...props }: LinkProps) {
  const [reached, setReached] = useState(false);
  return (
    <NextLink
      {...props}
      prefetch={reached ? null : false}
      onPointerEnter={(event) => {
        setReached(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setReached(true);
        onFocus?.(event);
      }}
    />
  );
}
