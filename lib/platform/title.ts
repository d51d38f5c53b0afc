import { cleanName } from "./normalize";
import * as z from "./zod";

/** The title of something, as typed: without invisible characters, which would make it blank or impossible to type. */
export const Title = z.pipe(z.string(), z.transform(cleanName));
