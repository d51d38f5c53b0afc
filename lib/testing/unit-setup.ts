import { afterAll } from "vitest";
import { resetProcess } from "./reset-process";

afterAll(resetProcess);
