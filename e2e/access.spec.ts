import { ACCESS_SERVER, describeAccess } from "./support/access";
import { test } from "./support/test";

const PORT = 34_119;

test.use({
  ownServer: { ...ACCESS_SERVER, BOOMSTREAM_API_URL: `http://127.0.0.1:${PORT}/api` },
});

describeAccess(PORT);
