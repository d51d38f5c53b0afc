import "next-auth";
import "next-auth/jwt";

declare module "next-auth" {
  interface User {
    sessionId: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    /** The row in `sessions`, which decides who the person is and whether the session is valid. */
    sessionId?: string;
  }
}
