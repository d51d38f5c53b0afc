import type { ReactNode } from "react";
import { InProject } from "@/components/shell/in-project";
import { currentStaff } from "@/lib/access/guard";
import { findProjectOf } from "@/lib/access/resolve-project";

type Props = { params: Promise<{ code: string }>; children: ReactNode };

/** Around everything of one conference: whichever project it is in, the shell says so. */
export default async function ConferenceLayout({ params, children }: Props) {
  const { code } = await params;
  const staff = await currentStaff();
  const project = staff && (await findProjectOf(staff, { conference: code }));
  return (
    <>
      {project && <InProject id={project.id} />}
      {children}
    </>
  );
}
