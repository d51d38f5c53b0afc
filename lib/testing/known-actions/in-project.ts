import type { Role } from "@/lib/db/schema";
import { newId } from "@/lib/platform/ids";
import type { Known } from "./known";
import type { Names } from "./names";

/** An action on an object of a project. People who may not see the project get `not-found`. */
const inProject = (
  role: Role,
  input: Known["input"],
  elsewhere: Known["elsewhere"] = () => ({ ok: false, error: { code: "not-found" } }),
): Known => ({ role, input, elsewhere });

const conference = {
  title: "T",
  description: "",
  starts: "",
  timeZone: "",
  duration: "",
  folderCode: "",
};
const reminder = { moment: "before", minutes: 60, audience: "all" };
const oneImport = ({ importId }: Names) => ({ importId });
const oneReminder = (names: Names) => ({ id: newId(), conferenceCode: names.conference });

/** The actions on objects of a project. */
export const IN_PROJECT: Record<string, Known> = {
  createConference: inProject("manager", (names) => ({
    ...conference,
    id: newId(),
    projectId: names.projectId,
  })),
  updateConference: inProject("manager", (names) => ({
    ...conference,
    code: names.conference,
    loaded: conference,
  })),
  deleteConference: inProject("manager", (names) => ({
    code: names.conference,
    title: "Not its title",
  })),
  pinConference: inProject("support", (names) => ({ code: names.conference, pinned: true })),
  refreshConferences: inProject("support", (names) => ({ projectId: names.projectId })),
  refreshConference: inProject("support", (names) => ({ code: names.conference })),
  refreshRoster: inProject("support", (names) => ({ conferenceCode: names.conference })),
  refreshParticipant: inProject("support", (names) => ({ code: names.participant })),
  updateParticipant: inProject("support", (names) => ({
    code: names.participant,
    loaded: { email: "a@example.com", name: "B" },
    email: "a@example.com",
    name: "A",
  })),
  setModerator: inProject("support", (names) => ({ codes: [names.participant], moderator: true })),
  revokeParticipants: inProject("support", (names) => ({ codes: [names.participant] })),
  undoRevocations: inProject("support", (names) => ({ ids: [names.revocationId] })),
  inviteParticipant: inProject("manager", (names) => ({
    id: newId(),
    conferenceCode: names.conference,
    email: "guest@example.com",
    name: "",
    moderator: false,
    notify: true,
    lifetime: null,
    avatarUrl: "",
    again: true,
  })),
  createLink: inProject("support", (names) => ({
    id: newId(),
    participantCode: names.participant,
    lifetime: null,
    notify: false,
  })),
  replaceLink: inProject("support", (names) => ({
    id: newId(),
    participantCode: names.participant,
    lifetime: null,
    notify: false,
  })),
  decideUnknownInvitation: inProject("manager", (names) => ({
    id: names.invitationId,
    decision: "check",
  })),
  createImport: inProject("manager", (names) => ({
    id: newId(),
    conferenceCode: names.conference,
    mode: "invite",
    name: "",
    total: 1,
  })),
  addImportRows: inProject("manager", (names) => ({
    importId: names.importId,
    index: 0,
    rows: [
      {
        position: 1,
        action: "skip",
        email: "",
        name: "",
        moderator: false,
        notify: false,
        lifetime: null,
        avatarUrl: "",
        participantCode: null,
        reason: "chosen",
      },
    ],
    checksum: "0".repeat(64),
  })),
  startImport: inProject("manager", (names) => ({
    importId: names.importId,
    chunks: 1,
    total: 1,
    checksum: "0".repeat(64),
  })),
  startPrepared: inProject("manager", (names) => ({
    importId: names.importId,
    notify: false,
    lifetime: null,
  })),
  duplicateConference: inProject("manager", (names) => ({
    id: newId(),
    code: names.conference,
    title: "T",
    roster: false,
  })),
  restoreConference: inProject("manager", (names) => ({
    id: newId(),
    projectId: names.projectId,
    snapshotId: newId(),
  })),
  pauseImport: inProject("manager", oneImport),
  resumeImport: inProject("manager", oneImport),
  cancelImport: inProject("manager", oneImport),
  deleteImport: inProject("manager", oneImport),
  decideImportRows: inProject("manager", (names) => ({
    importId: names.importId,
    ids: "all",
    decision: "leave",
  })),
  fixImportRows: inProject("manager", (names) => ({
    importId: names.importId,
    rows: [{ id: names.importId, email: "anna@example.com", name: "" }],
  })),
  checkResultsAccess: inProject("manager", oneImport),
  decideApproval: inProject("manager", () => ({ id: newId(), decision: "approve" })),
  renameImport: inProject("manager", (names) => ({ importId: names.importId, name: "Guests" })),
  renewExpiringLinks: inProject("manager", (names) => ({
    id: newId(),
    conferenceCode: names.conference,
    before: 0,
    lifetime: null,
    notify: false,
  })),
  saveTemplate: inProject("manager", (names) => ({
    conferenceCode: names.conference,
    text: "{link}",
    version: 0,
  })),
  selectAll: inProject("support", (names) => ({
    conferenceCode: names.conference,
    params: { q: "", role: "all", status: "active", sort: "name" },
  })),
  revokeSelection: inProject("support", (names) => ({ id: names.selectionId, except: [] })),
  undoSelection: inProject("support", (names) => ({ id: names.selectionId, except: [] })),
  findLink: inProject(
    "support",
    (names) => ({ text: names.link }),
    () => ({ ok: true, data: null }),
  ),
  revokeMemberships: inProject("support", (names) => ({
    memberships: [{ projectId: names.projectId, code: names.participant }],
  })),
  undoMembershipRevocations: inProject(
    "support",
    (names) => ({ ids: [names.revocationId] }),
    ({ revocationId }) => ({ ok: true, data: { undone: [], late: [revocationId] } }),
  ),
  copyLinks: inProject("support", (names) => ({ codes: [names.participant] })),
  copyOutboxLink: inProject("support", (names) => ({ id: names.mailId })),
  saveMailTemplate: inProject("manager", (names) => ({
    projectId: names.projectId,
    conferenceCode: names.conference,
    kind: "invitation",
    locale: "en",
    subject: "S",
    text: "T",
    version: 0,
  })),
  sendAgain: inProject("support", (names) => ({ participantCode: names.participant, id: newId() })),
  addReminder: inProject("manager", (names) => ({
    ...reminder,
    id: newId(),
    conferenceCode: names.conference,
  })),
  updateReminder: inProject("manager", (names) => ({
    ...reminder,
    id: newId(),
    nextId: newId(),
    conferenceCode: names.conference,
  })),
  pauseReminder: inProject("manager", oneReminder),
  resumeReminder: inProject("manager", oneReminder),
  deleteReminder: inProject("manager", oneReminder),
};
