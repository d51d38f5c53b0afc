import { setClock } from "@/lib/platform/clock";

/** Gives this process clocks that are wrong by `skew` ms, and whose wall time keeps stepping by as much. */
export function skewClocks(skew: number): void {
  const { now } = Date;
  let step = 0;
  Date.now = () => now() + skew + step;
  setClock({
    wall: () => Date.now(),
    monotonic: () => Math.floor(performance.timeOrigin + performance.now()) + skew,
  });
  setInterval(() => {
    step = step === 0 ? -2 * skew : 0;
  }, 700).unref();
}
