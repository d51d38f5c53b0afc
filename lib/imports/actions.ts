"use server";

import { action } from "@/lib/access/action";
import * as addRows from "./add-rows";
import * as create from "./create";
import * as decide from "./decide-unknown-rows";
import * as results from "./export";
import * as deletion from "./delete";
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

/** Starts an import: `invite`, `client/update` and `client/delete` for each row, in the background */
export const startImport = action(StartImport, start.startImport);

/** Starts an import prepared from a roster */
export const startPrepared = action(StartPrepared, start.startPrepared);

/** Stops sending until the import is resumed */
export const pauseImport = action(OneImport, pause.pauseImport);

/** Resumes sending */
export const resumeImport = action(OneImport, pause.resumeImport);

/** Stops sending permanently; rows that were sent stay sent */
export const cancelImport = action(OneImport, pause.cancelImport);

/** Deletes an import that was never started */
export const deleteImport = action(OneImport, deletion.deleteImport);

/** Decides on rows whose outcome is unknown */
export const decideImportRows = action(DecideImportRows, decide.decideImportRows);

/** Sends skipped or failed rows with corrected values: `invite`, in the background */
export const fixImportRows = action(FixImportRows, fixRows.fixImportRows);

/** Checks whether the results may be downloaded; returns an error if a second person must approve */
export const checkResultsAccess = action(OneImport, results.checkResultsAccess);

/** Changes the name of an import */
export const renameImport = action(RenameImport, rename.renameImport);

/** Creates new links for everyone whose link expires before a time: `invite`, in the background */
export const renewExpiringLinks = action(RenewExpiring, renew.renewExpiringLinks);
