import { exp } from "./exponential.ts";

/** Rational approximations of W. J. Cody, "Rational Chebyshev approximations for the error function" (1969), to 1e-16. */
export function errorFunction(x: number): number {
  const y = Math.abs(x);
  if (y < 0.46875) {
    const s = x * x;
    const p =
      (((1.85777706184603153e-1 * s + 3.1611237438705656) * s + 1.13864154151050156e2) * s + 3.77485237685302021e2) * s +
      3.20937758913846947e3;
    const q =
      (((s + 2.36012909523441209e1) * s + 2.44024637934444173e2) * s + 1.28261652607737228e3) * s + 2.84423683343917062e3;
    return (x * p) / q;
  }
  // Past 6 all bits are those of 1; a NaN is not past 6, and goes on.
  if (y > 6) return Math.sign(x);
  const p =
    (((((((2.15311535474403846e-8 * y + 5.64188496988670089e-1) * y + 8.88314979438837594) * y +
      6.61191906371416295e1) * y + 2.98635138197400131e2) * y + 8.8195222124176909e2) * y +
      1.71204761263407058e3) * y + 2.05107837782607147e3) * y + 1.23033935479799725e3;
  const q =
    (((((((y + 1.57449261107098347e1) * y + 1.17693950891312499e2) * y + 5.37181101862009858e2) * y +
      1.62138957456669019e3) * y + 3.29079923573345963e3) * y + 4.36261909014324716e3) * y +
      3.43936767414372164e3) * y + 1.23033935480374942e3;
  return (x / y) * (1 - (exp(-y * y) * p) / q);
}
