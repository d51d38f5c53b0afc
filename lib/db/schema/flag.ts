/** 0 or 1 instead of an engine's boolean, so that both engines store and compare the same values. */
export type Flag = 0 | 1;
