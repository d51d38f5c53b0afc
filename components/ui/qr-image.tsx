"use client";

import { Skeleton } from "./skeleton";
import type { QrCode } from "./draw-qr-code";

type QrImageProps = { code: QrCode | null; label: string };

/** A QR code, black on white in every theme; reserves its space while loading. */
export function QrImage({ code, label }: QrImageProps) {
  return (
    <div className="mx-auto my-2 aspect-square w-full max-w-64 overflow-hidden rounded-control bg-white ring-1 ring-line">
      {code ? (
        <svg
          role="img"
          aria-label={label}
          viewBox={`-4 -4 ${code.size + 8} ${code.size + 8}`}
          shapeRendering="crispEdges"
          className="block size-full"
        >
          <path d={code.path} fill="#000" />
        </svg>
      ) : (
        <Skeleton className="size-full rounded-none!" />
      )}
    </div>
  );
}
