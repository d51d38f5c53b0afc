"use client";

import type { ReactNode } from "react";
import { Notice } from "./notice";

/** Why a form was not submitted, above its fields. The button may be far below: scrolls the reason into view. */
export function FailureNotice({
  children,
  className,
}: {
  children: ReactNode;
  className?: string;
}) {
  return (
    <div ref={show} className={className}>
      <Notice tone="danger" role="alert">
        {children}
      </Notice>
    </div>
  );
}

function show(notice: HTMLElement | null): void {
  notice?.scrollIntoView({ block: "nearest" });
}
