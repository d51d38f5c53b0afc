import { setClock } from "@/lib/platform/clock";

/** Sets the clocks of this process off by `skew` ms; the wall clock keeps stepping by the same amount. */
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
