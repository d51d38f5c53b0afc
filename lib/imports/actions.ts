"use server";

import { action } from "@/lib/access/action";
import * as data from "./data";
import {
  AddImportRows,
  CreateImport,
  DecideImportRows,
  OneImport,
  RenewExpiring,
  StartImport,
} from "./schema";

/** Begins an import; nothing is sent before `startImport` */
export const createImport = action(CreateImport, data.createImport);

/** One chunk of its rows */
export const addImportRows = action(AddImportRows, data.addImportRows);

/** All has arrived: `invite`, `client/update` and `client/delete`, row by row, in the background */
export const startImport = action(StartImport, data.startImport);

/** Sends nothing more until it is resumed */
export const pauseImport = action(OneImport, data.pauseImport);

/** Goes on where it was paused */
export const resumeImport = action(OneImport, data.resumeImport);

/** Sends nothing more at all; what was sent stays */
export const cancelImport = action(OneImport, data.cancelImport);

/** Takes away what arrived of a list that never arrived completely */
export const removeImport = action(OneImport, data.removeImport);

/** What a person decides about rows whose outcome is unknown */
export const decideImportRows = action(DecideImportRows, data.decideImportRows);

/** `invite`, for everybody whose link expires before a moment */
export const renewExpiring = action(RenewExpiring, data.renewExpiring);
