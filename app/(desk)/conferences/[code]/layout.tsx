import type { ReactNode } from "react";
import { SetCurrentProject } from "@/components/shell/current-project";
import { shownProject } from "@/lib/access/page";

type Props = { params: Promise<{ code: string }>; children: ReactNode };

/** Around everything of one conference: whichever project it is in, the shell says so. */
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
