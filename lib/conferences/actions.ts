"use server";

import { action } from "@/lib/access/action";
import * as z from "@/lib/platform/zod";
import * as create from "./create";
import * as remove from "./delete";
import { pinConference as pin } from "./pin";
import * as refresh from "./refresh";
import {
  Code,
  CreateConference,
  DeleteConference,
  PinConference,
  UpdateConference,
} from "./schema";
import * as update from "./update";

/** `conference/create` */
export const createConference = action(CreateConference, create.createConference);

/** `conference/update` */
export const updateConference = action(UpdateConference, update.updateConference);

/** `conference/delete` */
export const deleteConference = action(DeleteConference, remove.deleteConference);

/** `conference/list` */
export const refreshConferences = action(
  z.object({ projectId: z.uuid() }),
  refresh.refreshConferences,
);

/** `conference/info` */
export const refreshConference = action(z.object({ code: Code }), refresh.refreshConference);

/** Keeps a conference at the top of the list */
export const pinConference = action(PinConference, pin);
