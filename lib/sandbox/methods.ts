import type { Duplicates } from "./faults";
import { clock, newCode } from "./store";
import type { ClientRow, Store } from "./store";
import type { Tokens } from "./tokens";
import type { Fields } from "./wire";

/** The input of a method. */
export type Context = { store: Store; tokens: Tokens; duplicates: Duplicates; origin: string };

export type Parameters = Readonly<Record<string, string>>;

/** Thrown when a method refuses; its text becomes the response's Message. */
export class Refusal extends Error {}

type Method = (context: Context, parameters: Parameters) => Fields | Promise<Fields>;

/** The ten methods, by their path under /api/conference/. */
export const METHODS: Readonly<Record<string, Method>> = {
  info({ store }, parameters) {
    const one = conference(store, parameters);
    return {
      title: one.title,
      code: one.code,
      description: one.description,
      FolderCode: one.folder,
      Public: one.open,
      Lobby: one.lobby,
      ShowRecords: one.records,
      StartAt: one.starts,
      Timezone: one.zone,
      Duration: one.duration,
    };
  },
  list: ({ store }) => ({
    conferences: store
      .conferences()
      .map(({ title, code, description }) => ({ title, code, description })),
  }),
  create({ store }, parameters) {
    const title = required(parameters, "title");
    const { description = "", folderCode } = parameters;
    return { Code: store.addConference({ title, description, folder: folderCode || null }) };
  },
  update({ store }, parameters) {
    const one = conference(store, parameters);
    const title = parameters["title"] || one.title;
    const description = parameters["description"] ?? one.description;
    const folder = (parameters["folderCode"] ?? one.folder) || null;
    store.changeConference({ ...one, title, description, folder });
    return { title, code: one.code, folderCode: folder, description };
  },
  delete({ store }, parameters) {
    store.removeConference(conference(store, parameters).code);
    // Exactly the service's text.
    return { message: "Client is deleted successful" };
  },
  async invite(context, parameters) {
    const one = conference(context.store, parameters);
    const email = required(parameters, "email");
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Refusal("Invalid email");
    const timeout = parameters["timeout"];
    if (timeout && !/^\d+$/.test(timeout)) throw new Refusal("Invalid timeout");
    const client = addOrUpdateClient(context, one.code, email, parameters);
    const token = await context.tokens.sign(
      { conference: one.code, client: client.code, moderator: client.moderator === "yes" },
      timeout ? Number(timeout) : undefined,
    );
    const inviteLink = `${context.origin}/invite.html?jwt=${token}`;
    if (parameters["notifyEmail"] === "yes") {
      const mail = { at: Date.now(), receiver: email, name: client.name };
      context.store.addMail({ ...mail, conference: one.code, title: one.title, link: inviteLink });
    }
    return {
      name: client.name,
      email: client.email,
      codeConference: one.id,
      code: one.code,
      isModerator: client.moderator === "yes",
      token,
      inviteLink,
    };
  },
  "client/list": ({ store }, parameters) => ({
    Clients: store.clients(conference(store, parameters).code).map(clientFields),
  }),
  "client/info": ({ store }, parameters) => clientFields(client(store, parameters)),
  "client/update"({ store }, parameters) {
    const one = client(store, parameters);
    const { email = one.email, name = one.name, moderator = one.moderator } = parameters;
    if (moderator !== "yes" && moderator !== "no") throw new Refusal("Invalid moderator");
    store.changeClient({ ...one, email, name, moderator });
    return { message: "Client changed successfully", clientCode: one.code };
  },
  "client/delete"({ store }, parameters) {
    const one = client(store, parameters);
    store.changeClient({ ...one, deleted: "yes" });
    return { message: "Client is deleted successfully", clientCode: one.code };
  },
};

/**
 * Handles a repeated address according to the fault plan: the same client (restored if revoked), a second
 * one, or a refusal.
 */
function addOrUpdateClient(
  { store, duplicates }: Context,
  conferenceCode: string,
  email: string,
  parameters: Parameters,
): ClientRow {
  const known = store.clientByEmail(conferenceCode, email);
  if (known && duplicates === "refuse") throw new Refusal("Client with this email already exists");
  const name = parameters["name"] || (known?.name ?? "");
  const moderator = parameters["moderator"] === "yes" ? "yes" : "no";
  if (known && duplicates === "same") {
    const refreshed = { ...known, name, moderator, deleted: "no" };
    store.changeClient(refreshed);
    return refreshed;
  }
  const fresh = {
    code: newCode(),
    conference: conferenceCode,
    email,
    name,
    moderator,
    added: clock(new Date()),
  };
  store.addClients([fresh]);
  return { ...fresh, id: 0, deleted: "no" };
}

function clientFields(row: ClientRow): Fields {
  const { email, name, code, conference: conferenceCode, moderator, added, deleted } = row;
  return { email, name, code, conferenceCode, moderator, added, is_deleted: deleted };
}

function required(parameters: Parameters, name: string): string {
  const value = parameters[name];
  if (!value) throw new Refusal(`Missing required parameter: ${name}`);
  return value;
}

function conference(store: Store, parameters: Parameters) {
  const found = store.conference(required(parameters, "code"));
  if (!found) throw new Refusal("Conference not found");
  return found;
}

function client(store: Store, parameters: Parameters) {
  const found = store.client(required(parameters, "code"));
  if (!found) throw new Refusal("Client not found");
  return found;
}
