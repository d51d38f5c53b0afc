import type { Locale } from "./locales";
import enActivity from "./en/activity.json";
import enApprovals from "./en/approvals.json";
import enCommon from "./en/common.json";
import enConferences from "./en/conferences.json";
import enErrors from "./en/errors.json";
import enHome from "./en/home.json";
import enImportResults from "./en/import-results.json";
import enImports from "./en/imports.json";
import enInstallation from "./en/installation.json";
import enInvitations from "./en/invitations.json";
import enMail from "./en/mail.json";
import enMailTexts from "./en/mail-texts.json";
import enNotices from "./en/notices.json";
import enParticipants from "./en/participants.json";
import enProfile from "./en/profile.json";
import enPeople from "./en/people.json";
import enProjects from "./en/projects.json";
import enReminders from "./en/reminders.json";
import enSandbox from "./en/sandbox.json";
import enSignIn from "./en/sign-in.json";
import enTemplates from "./en/templates.json";
import enStaff from "./en/staff.json";
import enValidation from "./en/validation.json";
import ruActivity from "./ru/activity.json";
import ruApprovals from "./ru/approvals.json";
import ruCommon from "./ru/common.json";
import ruConferences from "./ru/conferences.json";
import ruErrors from "./ru/errors.json";
import ruHome from "./ru/home.json";
import ruImportResults from "./ru/import-results.json";
import ruImports from "./ru/imports.json";
import ruInstallation from "./ru/installation.json";
import ruInvitations from "./ru/invitations.json";
import ruMail from "./ru/mail.json";
import ruMailTexts from "./ru/mail-texts.json";
import ruNotices from "./ru/notices.json";
import ruParticipants from "./ru/participants.json";
import ruProfile from "./ru/profile.json";
import ruPeople from "./ru/people.json";
import ruProjects from "./ru/projects.json";
import ruReminders from "./ru/reminders.json";
import ruSandbox from "./ru/sandbox.json";
import ruSignIn from "./ru/sign-in.json";
import ruTemplates from "./ru/templates.json";
import ruStaff from "./ru/staff.json";
import ruValidation from "./ru/validation.json";

const en = {
  activity: enActivity,
  approvals: enApprovals,
  common: enCommon,
  conferences: enConferences,
  errors: enErrors,
  home: enHome,
  importResults: enImportResults,
  imports: enImports,
  installation: enInstallation,
  invitations: enInvitations,
  mail: enMail,
  mailTexts: enMailTexts,
  notices: enNotices,
  participants: enParticipants,
  profile: enProfile,
  people: enPeople,
  projects: enProjects,
  reminders: enReminders,
  sandbox: enSandbox,
  signIn: enSignIn,
  templates: enTemplates,
  staff: enStaff,
  validation: enValidation,
};

/** The type of a dictionary. English is the source; other languages must have all its keys. */
export type Messages = typeof en;

const ru: Messages = {
  activity: ruActivity,
  approvals: ruApprovals,
  common: ruCommon,
  conferences: ruConferences,
  errors: ruErrors,
  home: ruHome,
  importResults: ruImportResults,
  imports: ruImports,
  installation: ruInstallation,
  invitations: ruInvitations,
  mail: ruMail,
  mailTexts: ruMailTexts,
  notices: ruNotices,
  participants: ruParticipants,
  profile: ruProfile,
  people: ruPeople,
  projects: ruProjects,
  reminders: ruReminders,
  sandbox: ruSandbox,
  signIn: ruSignIn,
  templates: ruTemplates,
  staff: ruStaff,
  validation: ruValidation,
};

/** One dictionary for each language. */
export const messages: Record<Locale, Messages> = { en, ru };
