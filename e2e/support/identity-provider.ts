import { once } from "node:events";
import { createServer } from "node:http";
import Provider from "oidc-provider";
import { freePort } from "./foyer";

export type Claims = { email: string; email_verified: boolean };

/**
 * Starts a real OpenID Connect provider on loopback that signs in any subject it knows. For the
 * browser it is another site than Foyer: 127.0.0.1, not localhost.
 */
export async function startIdentityProvider(
  redirectUri: string,
  people: Map<string, Claims>,
  logoutUri: string,
) {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const client = { clientId: "foyer", clientSecret: "a secret between the two" };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        backchannel_logout_uri: logoutUri,
        backchannel_logout_session_required: true,
      },
    ],
    features: { backchannelLogout: { enabled: true } },
    // Without the provider's own dispatcher, which connects to no loopback address.
    fetch: (url, init) => {
      const plain = { ...init };
      Reflect.deleteProperty(plain, "dispatcher");
      return fetch(url, plain);
    },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_context, sub) => {
      const claims = people.get(sub);
      return claims && { accountId: sub, claims: () => ({ sub, ...claims }) };
    },
  });
  const handle = provider.callback();
  const server = createServer((request, response) => void handle(request, response));
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { issuer, ...client, close };
}
