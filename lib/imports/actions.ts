"use server";

import { action } from "@/lib/access/action";
import * as addRows from "./add-rows";
import * as create from "./create";
import * as decide from "./decide-unknown-rows";
import * as results from "./export";
import * as remove from "./delete";
import * as fixRows from "./fix-rows";
import * as pause from "./pause";
import * as rename from "./rename";
import * as renew from "./renew-expiring-links";
import {
  AddImportRows,
  CreateImport,
  DecideImportRows,
  FixImportRows,
  OneImport,
  RenameImport,
  RenewExpiring,
  StartImport,
  StartPrepared,
} from "./schema";
import * as start from "./start";

/** Creates an import; nothing is sent before `startImport` */
export const createImport = action(CreateImport, create.createImport);

/** Uploads one chunk of its rows */
export const addImportRows = action(AddImportRows, addRows.addImportRows);

/** `invite`, `client/update` and `client/delete`, row by row, in the background */
export const startImport = action(StartImport, start.startImport);

/** Starts an import prepared from a roster */
export const startPrepared = action(StartPrepared, start.startPrepared);

/** Stops sending until it is resumed */
export const pauseImport = action(OneImport, pause.pauseImport);

/** Resumes sending */
export const resumeImport = action(OneImport, pause.resumeImport);

/** Stops sending for good; what was sent stays */
export const cancelImport = action(OneImport, pause.cancelImport);

/** Deletes an import that was never started */
export const removeImport = action(OneImport, remove.removeImport);

/** Decides on rows whose outcome is unknown */
export const decideImportRows = action(DecideImportRows, decide.decideImportRows);

/** `invite`, for corrected rows that were skipped or failed, in the background */
export const fixImportRows = action(FixImportRows, fixRows.fixImportRows);

/** Says whether the results may be downloaded, or need a second person's approval */
export const askForResults = action(OneImport, results.askForResults);

/** Changes the name of an import */
export const renameImport = action(RenameImport, rename.renameImport);

/** `invite`, for everyone whose link expires before a moment */
export const renewExpiringLinks = action(RenewExpiring, renew.renewExpiringLinks);
