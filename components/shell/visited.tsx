"use client";

import { useEffect } from "react";
import { noteVisit } from "./recent";

type VisitedProps = { owner: string; href: string; label: string };

/** Keeps that this page was opened, for the command menu. Shows nothing. */
export function Visited({ owner, href, label }: VisitedProps) {
  useEffect(() => noteVisit(owner, { href, label }), [owner, href, label]);
  return null;
}
