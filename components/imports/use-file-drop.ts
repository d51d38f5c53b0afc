"use client";

import { useEffect, useRef, useState } from "react";

/** Calls `onFiles` with files dropped on the page; returns true while files are dragged over it. */
export function useFileDrop(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const handler = useRef(onFiles);
  useEffect(() => {
    handler.current = onFiles;
  });
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    function dragging(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    }
    function leaving(event: DragEvent) {
      if (event.relatedTarget === null) setOver(false);
    }
    function dropping(event: DragEvent) {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) handler.current(files);
    }
    window.addEventListener("dragover", dragging);
    window.addEventListener("dragleave", leaving);
    window.addEventListener("drop", dropping);
    return () => {
      window.removeEventListener("dragover", dragging);
      window.removeEventListener("dragleave", leaving);
      window.removeEventListener("drop", dropping);
    };
  }, []);
  return over;
}
