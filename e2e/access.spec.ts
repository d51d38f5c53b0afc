import { ACCESS_SERVER, describeAccess, SECOND_KEY } from "./support/access";
import { test } from "./support/test";

test.use({ ownServer: ACCESS_SERVER, secondKey: SECOND_KEY });

describeAccess("permissions");
