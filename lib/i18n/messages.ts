import type { Locale } from "./locales";
import enCommon from "./en/common.json";
import enConferences from "./en/conferences.json";
import enErrors from "./en/errors.json";
import enInvitations from "./en/invitations.json";
import enParticipants from "./en/participants.json";
import enPeople from "./en/people.json";
import enSandbox from "./en/sandbox.json";
import enSignIn from "./en/sign-in.json";
import enValidation from "./en/validation.json";
import ruCommon from "./ru/common.json";
import ruConferences from "./ru/conferences.json";
import ruErrors from "./ru/errors.json";
import ruInvitations from "./ru/invitations.json";
import ruParticipants from "./ru/participants.json";
import ruPeople from "./ru/people.json";
import ruSandbox from "./ru/sandbox.json";
import ruSignIn from "./ru/sign-in.json";
import ruValidation from "./ru/validation.json";

const en = {
  common: enCommon,
  conferences: enConferences,
  errors: enErrors,
  invitations: enInvitations,
  participants: enParticipants,
  people: enPeople,
  sandbox: enSandbox,
  signIn: enSignIn,
  validation: enValidation,
};

/** The shape of a dictionary: English is the original, the others must have every key of it. */
export type Messages = typeof en;

const ru: Messages = {
  common: ruCommon,
  conferences: ruConferences,
  errors: ruErrors,
  invitations: ruInvitations,
  participants: ruParticipants,
  people: ruPeople,
  sandbox: ruSandbox,
  signIn: ruSignIn,
  validation: ruValidation,
};

/** One dictionary for each language. */
export const messages: Record<Locale, Messages> = { en, ru };
