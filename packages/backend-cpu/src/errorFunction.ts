import { exp } from "./exponential.ts";

/** erf x by the approximations of W. J. Cody, "Rational Chebyshev approximations for the error function" (1969),
 * to 1e-16. */
export function errorFunction(x: number): number {
  const y = Math.abs(x);
  if (y < 0.46875) {
    const s = x * x;
    const p =
      (((0.18577770618460315 * s + 3.1611237438705655) * s + 113.86415415105016) * s + 377.485237685302) * s +
      3209.3775891384694;
    const q =
      (((s + 23.601290952344122) * s + 244.02463793444417) * s + 1282.6165260773723) * s + 2844.236833439171;
    return (x * p) / q;
  }
  // Past 6 all bits are those of 1; a NaN is not past 6, and goes on.
  if (y > 6) return Math.sign(x);
  let p = 2.1531153547440383e-8 * y + 0.5641884969886701;
  p = p * y + 8.883149794388377;
  p = p * y + 66.11919063714163;
  p = p * y + 298.6351381974001;
  p = p * y + 881.952221241769;
  p = p * y + 1712.0476126340707;
  p = p * y + 2051.0783778260716;
  p = p * y + 1230.3393547979972;
  let q = y + 15.744926110709835;
  q = q * y + 117.6939508913125;
  q = q * y + 537.1811018620099;
  q = q * y + 1621.3895745666903;
  q = q * y + 3290.7992357334597;
  q = q * y + 4362.619090143247;
  q = q * y + 3439.3676741437216;
  q = q * y + 1230.3393548037495;
  return (x / y) * (1 - (exp(-y * y) * p) / q);
}
