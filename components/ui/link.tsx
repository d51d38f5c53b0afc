"use client";

import NextLink from "next/link";
import { type ComponentProps, useState } from "react";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "prefetch">;

/**
 * A link within Foyer. It prefetches its page on hover and focus. By default Next prefetches every
 * visible link, which is dozens of pages for a list.
 */
export function Link({ onPointerEnter, onFocus, ...props }: LinkProps) {
  const [intended, setIntended] = useState(false);
  return (
    <NextLink
      {...props}
      prefetch={intended ? null : false}
      onPointerEnter={(event) => {
        setIntended(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setIntended(true);
        onFocus?.(event);
      }}
    />
  );
}
