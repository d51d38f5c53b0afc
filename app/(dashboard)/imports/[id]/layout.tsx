import type { ReactNode } from "react";
import { SetCurrentProject } from "@/components/shell/current-project";
import { shownProject } from "@/lib/access/require-page";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/** The layout of an import: shows the import's project in the shell. */
export default async function ImportLayout({ params, children }: Props) {
  const { id } = await params;
  const project = await shownProject({ import: id });
  return (
    <>
      {project && <SetCurrentProject id={project} />}
      {children}
    </>
  );
}
