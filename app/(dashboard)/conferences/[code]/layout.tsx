import type { ReactNode } from "react";
import { SetCurrentProject } from "@/components/shell/current-project";
import { shownProject } from "@/lib/access/require-page";

type Props = { params: Promise<{ code: string }>; children: ReactNode };

/** The layout of a conference's pages: shows the conference's project in the shell. */
export default async function ConferenceLayout({ params, children }: Props) {
  const { code } = await params;
  const project = await shownProject({ conference: code });
  return (
    <>
      {project && <SetCurrentProject id={project} />}
      {children}
    </>
  );
}
