import { newId } from "@/lib/platform/ids";
import type { Known } from "./known";

const oneId = () => ({ id: newId() });
const nothingAtAll = () => ({});

/** The actions on the installation, its staff, and the person themselves. */
export const IN_INSTALLATION: Record<string, Known> = {
  erasePerson: {
    role: "administrator",
    input: () => ({ email: `${newId()}@people.example`, revoke: false }),
  },
  addStaff: {
    role: "administrator",
    input: () => ({ email: `${newId()}@staff.example`, name: "N", role: "support" }),
  },
  setStaffRole: {
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
  setProjectMail: { role: "administrator", input: () => ({ id: newId(), on: true, locale: "en" }) },
  checkServer: { role: "administrator", input: nothingAtAll },
  sendTest: { role: "administrator", input: () => ({ id: newId(), email: "a@example.com" }) },
  checkRecords: { role: "administrator", input: () => ({ selector: "" }) },
  liftSuppression: { role: "administrator", input: () => ({ email: "a@example.com" }) },
  closeProject: { role: "administrator", input: oneId },
  reopenProject: { role: "administrator", input: () => ({ id: newId(), key: "no-such-key" }) },
  reopenOwnSandbox: { role: "administrator", input: oneId },
  resetPassword: { role: "administrator", input: oneId },
  resetTwoSteps: { role: "administrator", input: oneId },
  updateSettings: { role: "administrator", input: () => ({ twoSteps: "nobody" }) },
  beginTwoSteps: { role: "support", input: nothingAtAll },
  confirmTwoSteps: { role: "support", input: () => ({ code: "123456" }) },
  turnOffTwoSteps: { role: "support", input: () => ({ code: "123456" }) },
  beginPasskey: { role: "support", input: nothingAtAll },
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
  renewRecoveryCodes: { role: "support", input: nothingAtAll },
  closeAccount: { role: "administrator", input: oneId },
  reopenAccount: { role: "administrator", input: oneId },
  endStaffSessions: { role: "administrator", input: oneId },
  unlockAccount: { role: "administrator", input: oneId },
  dismissNotice: { role: "support", input: oneId },
  renameSelf: { role: "support", input: () => ({ name: "N" }) },
  changePassword: { role: "support", input: () => ({ current: "a", next: "b" }) },
  provePassword: { role: "support", input: () => ({ password: "a" }) },
  endOwnSession: { role: "support", input: oneId },
  signOutEverywhere: { role: "support", input: nothingAtAll },
};
