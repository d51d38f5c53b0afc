"use client";

import { useEffect, useRef } from "react";
import { Button } from "../ui/button";

type LoadMoreProps = {
  label: string;
  pending: boolean;
  onMore: () => void;
};

/** Loads the next rows when it comes near the screen, or when it is clicked. */
export function LoadMore({ label, pending, onMore }: LoadMoreProps) {
  const edge = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = edge.current;
    if (!element || pending) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && onMore(),
      { rootMargin: "600px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [pending, onMore]);
  return (
    <div ref={edge} className="flex justify-center">
      <Button variant="ghost" size="sm" pending={pending} onClick={onMore}>
        {label}
      </Button>
    </div>
  );
}
