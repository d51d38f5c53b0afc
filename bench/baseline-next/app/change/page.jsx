"use client";

import { call } from "./call";

/** A switch that makes the call named in the address. */
export default function Page() {
  const press = () => call(...JSON.parse(decodeURIComponent(location.hash.slice(1))));
  return (
    <button
      type="button"
      role="switch"
      aria-checked="false"
      aria-label="Moderator"
      onClick={press}
    />
  );
}
