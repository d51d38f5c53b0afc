import "next-auth";
import "next-auth/jwt";

declare module "next-auth" {
  interface User {
    sessionId: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    /** The row in `sessions`; who it is and whether they may go on is asked there. */
    sessionId?: string;
  }
}
