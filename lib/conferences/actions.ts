"use server";

import { action } from "@/lib/access/action";
import * as z from "@/lib/platform/zod";
import * as data from "./data";
import { Code, CreateConference, DeleteConference, UpdateConference } from "./schema";

/** `conference/create` */
export const createConference = action(CreateConference, data.createConference);

/** `conference/update` */
export const updateConference = action(UpdateConference, data.updateConference);

/** `conference/delete` */
export const deleteConference = action(DeleteConference, data.deleteConference);

/** `conference/list` */
export const refreshConferences = action(
  z.object({ projectId: z.uuid() }),
  data.refreshConferences,
);

/** `conference/info` */
export const refreshConference = action(z.object({ code: Code }), data.refreshConference);
