import type { Migration } from "kysely";
import * as foundation from "./0001-foundation";
import * as imports from "./0002-imports";
import * as staff from "./0003-staff";
import * as activity from "./0004-activity";
import * as search from "./0005-search";
import * as twoSteps from "./0006-two-steps";
import * as projects from "./0007-projects";
import * as live from "./0008-live";
import * as refusals from "./0009-refusals";
import * as quietTurns from "./0010-quiet-turns";
import * as findPeople from "./0011-find-people";
import * as leaving from "./0012-leaving";
import * as order from "./0015-order";
import * as knownBrowsers from "./0020-known-browsers";
import * as conferenceTime from "./0025-conference-time";
import * as searchFolding from "./0035-search-folding";
import * as backups from "./0040-backups";
import * as erasures from "./0041-erasures";
import * as signedActivity from "./0050-signed-activity";
import * as passkeys from "./0051-passkeys";
import * as personalLinks from "./0070-personal-links";
import * as unusedIndex from "./0075-unused-index";
import * as approvals from "./0080-approvals";
import * as providerSessions from "./0081-provider-sessions";
import * as smallerActivityIndex from "./0085-smaller-activity-index";
import * as mail from "./0090-mail";
import * as mailOrder from "./0091-mail-order";
import * as lostLinks from "./0092-lost-links";
import * as mailTemplates from "./0093-mail-templates";
import * as writeValues from "./0095-write-values";

/** Every migration by name, in order. They are listed because a bundle has no folder to read. */
export const migrations: Record<string, Migration> = {
  "0001-foundation": foundation,
  "0002-imports": imports,
  "0003-staff": staff,
  "0004-activity": activity,
  "0005-search": search,
  "0006-two-steps": twoSteps,
  "0007-projects": projects,
  "0008-live": live,
  "0009-refusals": refusals,
  "0010-quiet-turns": quietTurns,
  "0011-find-people": findPeople,
  "0012-leaving": leaving,
  "0015-order": order,
  "0020-known-browsers": knownBrowsers,
  "0025-conference-time": conferenceTime,
  "0035-search-folding": searchFolding,
  "0040-backups": backups,
  "0041-erasures": erasures,
  "0050-signed-activity": signedActivity,
  "0051-passkeys": passkeys,
  "0070-personal-links": personalLinks,
  "0075-unused-index": unusedIndex,
  "0080-approvals": approvals,
  "0081-provider-sessions": providerSessions,
  "0085-smaller-activity-index": smallerActivityIndex,
  "0090-mail": mail,
  "0091-mail-order": mailOrder,
  "0092-lost-links": lostLinks,
  "0093-mail-templates": mailTemplates,
  "0095-write-values": writeValues,
};
