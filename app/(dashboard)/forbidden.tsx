import { NoAccessPage } from "@/components/shell/no-access-page";
import { listAdministrators } from "@/lib/staff/list-administrators";

/** Shown for a page that this person's role does not allow. */
export default async function Forbidden() {
  return <NoAccessPage administrators={await listAdministrators()} />;
}
