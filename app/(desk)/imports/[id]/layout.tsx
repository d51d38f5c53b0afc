import type { ReactNode } from "react";
import { InProject } from "@/components/shell/in-project";
import { currentStaff } from "@/lib/access/guard";
import { findProjectOf } from "@/lib/access/resolve-project";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/** Around one import: whichever project it is in, the shell says so. */
export default async function ImportLayout({ params, children }: Props) {
  const { id } = await params;
  const staff = await currentStaff();
  const project = staff && (await findProjectOf(staff, { import: id }));
  return (
    <>
      {project && <InProject id={project.id} />}
      {children}
    </>
  );
}
