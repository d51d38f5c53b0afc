import {
  Boxes,
  CalendarRange,
  History,
  House,
  ListChecks,
  Server,
  UserSearch,
  Users,
} from "lucide-react";
import { routes } from "@/lib/platform/routes";

/** The pages of the navigation and the role that each requires; their names are in `common.shell.pages`. */
export const pages = [
  { id: "home", href: routes.home(), icon: House, role: "support" },
  { id: "conferences", href: routes.conferences(), icon: CalendarRange, role: "support" },
  { id: "people", href: routes.people(), icon: UserSearch, role: "support" },
  { id: "imports", href: routes.imports(), icon: ListChecks, role: "support" },
  { id: "staff", href: routes.staff(), icon: Users, role: "administrator" },
  { id: "projects", href: routes.projects(), icon: Boxes, role: "administrator" },
  { id: "activity", href: routes.activity(), icon: History, role: "administrator" },
  { id: "installation", href: routes.installation(), icon: Server, role: "administrator" },
] as const;
