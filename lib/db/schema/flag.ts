/** 0 or 1: neither engine's own boolean, so that both store and compare the same. */
export type Flag = 0 | 1;
