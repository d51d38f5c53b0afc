import type { Role } from "@/lib/db/schema";
import { newId } from "@/lib/platform/ids";

/** The objects that inputs refer to: one of each kind, all of one project. */
export type Names = {
  projectId: string;
  conference: string;
  participant: string;
  importId: string;
  invitationId: string;
  revocationId: string;
  selectionId: string;
  /** An invite link. */
  link: string;
  /** An email of the sandbox. */
  mailId: string;
};

/** Well-formed ids of objects that don't exist. */
export const nothing = (projectId: string): Names => ({
  projectId,
  conference: "5a4d0000-0000-4000-8000-000000000001",
  participant: "nobody00",
  importId: newId(),
  invitationId: newId(),
  revocationId: newId(),
  selectionId: newId(),
  link: "https://example.com/invite.html?jwt=x",
  mailId: newId(),
});

type Known = {
  /** The lowest allowed role. */
  role: Role;
  input: (names: Names) => unknown;
  /** Only if the input refers to an object of a project: the result for people who may not see the project. */
  elsewhere?: (names: Names) => unknown;
};

const conference = {
  title: "T",
  description: "",
  starts: "",
  timeZone: "",
  duration: "",
  folderCode: "",
};
const reminder = { moment: "before", minutes: 60, audience: "all" };
const notFound = () => ({ ok: false, error: { code: "not-found" } });

/** The input and role of each action: a new action that is missing here fails the test. */
export const ACTIONS: Record<string, Known> = {
  createConference: {
    role: "manager",
    input: (names) => ({ ...conference, id: newId(), projectId: names.projectId }),
    elsewhere: notFound,
  },
  updateConference: {
    role: "manager",
    input: (names) => ({ ...conference, code: names.conference, loaded: conference }),
    elsewhere: notFound,
  },
  deleteConference: {
    role: "manager",
    input: (names) => ({ code: names.conference, title: "Not its title" }),
    elsewhere: notFound,
  },
  pinConference: {
    role: "support",
    input: (names) => ({ code: names.conference, pinned: true }),
    elsewhere: notFound,
  },
  refreshConferences: {
    role: "support",
    input: (names) => ({ projectId: names.projectId }),
    elsewhere: notFound,
  },
  refreshConference: {
    role: "support",
    input: (names) => ({ code: names.conference }),
    elsewhere: notFound,
  },
  refreshRoster: {
    role: "support",
    input: (names) => ({ conferenceCode: names.conference }),
    elsewhere: notFound,
  },
  refreshParticipant: {
    role: "support",
    input: (names) => ({ code: names.participant }),
    elsewhere: notFound,
  },
  updateParticipant: {
    role: "support",
    input: (names) => ({
      code: names.participant,
      loaded: { email: "a@example.com", name: "B" },
      email: "a@example.com",
      name: "A",
    }),
    elsewhere: notFound,
  },
  setModerator: {
    role: "support",
    input: (names) => ({ codes: [names.participant], moderator: true }),
    elsewhere: notFound,
  },
  revokeParticipants: {
    role: "support",
    input: (names) => ({ codes: [names.participant] }),
    elsewhere: notFound,
  },
  undoRevocations: {
    role: "support",
    input: (names) => ({ ids: [names.revocationId] }),
    elsewhere: notFound,
  },
  inviteParticipant: {
    role: "manager",
    input: (names) => ({
      id: newId(),
      conferenceCode: names.conference,
      email: "guest@example.com",
      name: "",
      moderator: false,
      notify: true,
      lifetime: null,
      avatarUrl: "",
      again: true,
    }),
    elsewhere: notFound,
  },
  renewLink: {
    role: "support",
    input: (names) => ({
      id: newId(),
      participantCode: names.participant,
      lifetime: null,
      notify: false,
    }),
    elsewhere: notFound,
  },
  replaceLink: {
    role: "support",
    input: (names) => ({
      id: newId(),
      participantCode: names.participant,
      lifetime: null,
      notify: false,
    }),
    elsewhere: notFound,
  },
  decideInvitation: {
    role: "manager",
    input: (names) => ({ id: names.invitationId, decision: "check" }),
    elsewhere: notFound,
  },
  createImport: {
    role: "manager",
    input: (names) => ({
      id: newId(),
      conferenceCode: names.conference,
      mode: "invite",
      name: "",
      total: 1,
    }),
    elsewhere: notFound,
  },
  addImportRows: {
    role: "manager",
    input: (names) => ({
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
    }),
    elsewhere: notFound,
  },
  startImport: {
    role: "manager",
    input: (names) => ({ importId: names.importId, chunks: 1, total: 1, checksum: "0".repeat(64) }),
    elsewhere: notFound,
  },
  startPrepared: {
    role: "manager",
    input: (names) => ({ importId: names.importId, notify: false, lifetime: null }),
    elsewhere: notFound,
  },
  duplicateConference: {
    role: "manager",
    input: (names) => ({ id: newId(), code: names.conference, title: "T", roster: false }),
    elsewhere: notFound,
  },
  restoreConference: {
    role: "manager",
    input: (names) => ({ id: newId(), projectId: names.projectId, snapshotId: newId() }),
    elsewhere: notFound,
  },
  pauseImport: {
    role: "manager",
    input: (names) => ({ importId: names.importId }),
    elsewhere: notFound,
  },
  resumeImport: {
    role: "manager",
    input: (names) => ({ importId: names.importId }),
    elsewhere: notFound,
  },
  cancelImport: {
    role: "manager",
    input: (names) => ({ importId: names.importId }),
    elsewhere: notFound,
  },
  removeImport: {
    role: "manager",
    input: (names) => ({ importId: names.importId }),
    elsewhere: notFound,
  },
  decideImportRows: {
    role: "manager",
    input: (names) => ({ importId: names.importId, ids: "all", decision: "leave" }),
    elsewhere: notFound,
  },
  fixImportRows: {
    role: "manager",
    input: (names) => ({
      importId: names.importId,
      rows: [{ id: names.importId, email: "anna@example.com", name: "" }],
    }),
    elsewhere: notFound,
  },
  askForResults: {
    role: "manager",
    input: (names) => ({ importId: names.importId }),
    elsewhere: notFound,
  },
  decideApproval: {
    role: "manager",
    input: () => ({ id: newId(), decision: "approve" }),
    elsewhere: notFound,
  },
  renameImport: {
    role: "manager",
    input: (names) => ({ importId: names.importId, name: "Guests" }),
    elsewhere: notFound,
  },
  renewExpiring: {
    role: "manager",
    input: (names) => ({
      id: newId(),
      conferenceCode: names.conference,
      before: 0,
      lifetime: null,
      notify: false,
    }),
    elsewhere: notFound,
  },
  saveTemplate: {
    role: "manager",
    input: (names) => ({ conferenceCode: names.conference, text: "{link}", version: 0 }),
    elsewhere: notFound,
  },
  selectAll: {
    role: "support",
    input: (names) => ({
      conferenceCode: names.conference,
      params: { q: "", role: "all", status: "active", sort: "name" },
    }),
    elsewhere: notFound,
  },
  revokeSelection: {
    role: "support",
    input: (names) => ({ id: names.selectionId, except: [] }),
    elsewhere: notFound,
  },
  undoSelection: {
    role: "support",
    input: (names) => ({ id: names.selectionId, except: [] }),
    elsewhere: notFound,
  },
  findLink: {
    role: "support",
    input: (names) => ({ text: names.link }),
    elsewhere: () => ({ ok: true, data: null }),
  },
  revokePlaces: {
    role: "support",
    input: (names) => ({ places: [{ projectId: names.projectId, code: names.participant }] }),
    elsewhere: notFound,
  },
  erasePerson: {
    role: "administrator",
    input: () => ({ email: `${newId()}@people.example`, revoke: false }),
  },
  undoPlaces: {
    role: "support",
    input: (names) => ({ ids: [names.revocationId] }),
    elsewhere: ({ revocationId }) => ({ ok: true, data: { undone: [], late: [revocationId] } }),
  },
  copyLinks: {
    role: "support",
    input: (names) => ({ codes: [names.participant] }),
    elsewhere: notFound,
  },
  copyOutboxLink: {
    role: "support",
    input: (names) => ({ id: names.mailId }),
    elsewhere: notFound,
  },
  addStaff: {
    role: "administrator",
    input: () => ({ email: `${newId()}@staff.example`, name: "N", role: "support" }),
  },
  changeRole: {
    role: "administrator",
    input: () => ({ id: newId(), version: 1, role: "support" }),
  },
  setStaffProjects: {
    role: "administrator",
    input: () => ({ id: newId(), version: 1, projects: null }),
  },
  addProject: { role: "administrator", input: () => ({ name: "N", key: "no-such-key" }) },
  renameProject: { role: "administrator", input: () => ({ id: newId(), name: "N" }) },
  replaceKey: { role: "administrator", input: () => ({ id: newId(), key: "no-such-key" }) },
  setPersonalLinks: {
    role: "administrator",
    input: () => ({ id: newId(), on: true, joinMinutes: null }),
  },
  setProjectMail: {
    role: "administrator",
    input: () => ({ id: newId(), on: true, locale: "en" }),
  },
  checkServer: { role: "administrator", input: () => ({}) },
  sendTest: { role: "administrator", input: () => ({ id: newId(), email: "a@example.com" }) },
  checkRecords: { role: "administrator", input: () => ({ selector: "" }) },
  liftSuppression: { role: "administrator", input: () => ({ email: "a@example.com" }) },
  saveMailTemplate: {
    role: "manager",
    input: (names) => ({
      projectId: names.projectId,
      conferenceCode: names.conference,
      kind: "invitation",
      locale: "en",
      subject: "S",
      text: "T",
      version: 0,
    }),
    elsewhere: notFound,
  },
  sendAgain: {
    role: "support",
    input: (names) => ({ participantCode: names.participant, id: newId() }),
    elsewhere: notFound,
  },
  addReminder: {
    role: "manager",
    input: (names) => ({ ...reminder, id: newId(), conferenceCode: names.conference }),
    elsewhere: notFound,
  },
  changeReminder: {
    role: "manager",
    input: (names) => ({
      ...reminder,
      id: newId(),
      nextId: newId(),
      conferenceCode: names.conference,
    }),
    elsewhere: notFound,
  },
  pauseReminder: {
    role: "manager",
    input: (names) => ({ id: newId(), conferenceCode: names.conference }),
    elsewhere: notFound,
  },
  resumeReminder: {
    role: "manager",
    input: (names) => ({ id: newId(), conferenceCode: names.conference }),
    elsewhere: notFound,
  },
  removeReminder: {
    role: "manager",
    input: (names) => ({ id: newId(), conferenceCode: names.conference }),
    elsewhere: notFound,
  },
  closeProject: { role: "administrator", input: () => ({ id: newId() }) },
  reopenProject: { role: "administrator", input: () => ({ id: newId(), key: "no-such-key" }) },
  reopenOwnSandbox: { role: "administrator", input: () => ({ id: newId() }) },
  resetPassword: { role: "administrator", input: () => ({ id: newId() }) },
  resetTwoSteps: { role: "administrator", input: () => ({ id: newId() }) },
  changeSettings: { role: "administrator", input: () => ({ twoSteps: "nobody" }) },
  beginTwoSteps: { role: "support", input: () => ({}) },
  confirmTwoSteps: { role: "support", input: () => ({ code: "123456" }) },
  turnOffTwoSteps: { role: "support", input: () => ({ code: "123456" }) },
  beginPasskey: { role: "support", input: () => ({}) },
  addPasskey: {
    role: "support",
    input: () => ({
      name: "N",
      credential: {
        id: "a",
        rawId: "a",
        type: "public-key",
        response: { clientDataJSON: "a", attestationObject: "a" },
      },
    }),
  },
  removePasskey: { role: "support", input: () => ({ id: "a" }) },
  renewRecoveryCodes: { role: "support", input: () => ({}) },
  closeAccount: { role: "administrator", input: () => ({ id: newId() }) },
  reopenAccount: { role: "administrator", input: () => ({ id: newId() }) },
  endStaffSessions: { role: "administrator", input: () => ({ id: newId() }) },
  unlockAccount: { role: "administrator", input: () => ({ id: newId() }) },
  dismissNotice: { role: "support", input: () => ({ id: newId() }) },
  renameSelf: { role: "support", input: () => ({ name: "N" }) },
  changePassword: { role: "support", input: () => ({ current: "a", next: "b" }) },
  provePassword: { role: "support", input: () => ({ password: "a" }) },
  endOwnSession: { role: "support", input: () => ({ id: newId() }) },
  signOutEverywhere: { role: "support", input: () => ({}) },
};

/** Open to signed-out people: signing in (also by a one-time link) and out, and preferences. */
export const OPEN = new Set([
  "signIn",
  "signInWithCode",
  "signOut",
  "setFirstPassword",
  "beginPasskeySignIn",
  "finishPasskeySignIn",
  "chooseTheme",
  "chooseDensity",
  "chooseLocale",
]);

/**
 * Functions that pages call for signed-out people too: they read only cookies, or serve the public
 * pages of personal links, where the token is the key.
 */
export const UNGUARDED = new Set([
  "openGuestPage",
  "joinFromGuestPage",
  "guestCalendar",
  "showStopReminders",
  "stopRemindersFromPage",
  "receiveBounces",
  "openLostLinkPage",
  "requestLostLink",
  "requestTheme",
  "requestDensity",
  "isDensity",
  "requestTimeZone",
  "isTheme",
  "isTopic",
]);

/** What a person may do before setting up required two-step verification or a passkey. */
export const SETTING_UP = new Set([
  "beginTwoSteps",
  "confirmTwoSteps",
  "beginPasskey",
  "addPasskey",
  "provePassword",
]);
