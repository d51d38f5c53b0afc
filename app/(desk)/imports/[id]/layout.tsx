import type { ReactNode } from "react";
import { SetCurrentProject } from "@/components/shell/current-project";
import { shownProject } from "@/lib/access/page";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/** Around one import: whichever project it is in, the shell says so. */
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
