/**
 * Chance of a count of at most `count`, where counts scatter as a negative binomial: by chance around `mean`, and from
 * day to day by `dispersion` beside it (variance = mean + dispersion × mean²).
 *
 * @param count 0 or more; need not be whole
 * @param mean above 0
 * @param dispersion above 0; 0.01 is one tenth from day to day
 */
export function chanceOfAtMost(count: number, mean: number, dispersion: number): number {
  const size = 1 / dispersion
  return incompleteBeta(size / (size + mean), size, count + 1)
}

/** Chance of a count of at least `count`; as `chanceOfAtMost`. */
export function chanceOfAtLeast(count: number, mean: number, dispersion: number): number {
  if (count <= 0) return 1
  const size = 1 / dispersion
  return incompleteBeta(mean / (size + mean), count, size)
}

/** Regularised incomplete beta function I_x(a, b): Numerical Recipes 6.4, Lentz's continued fraction. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(1 - x, b, a)) / b
}

const tiny = 1e-300
const enough = 1e-10
/** The fraction settles after about the root of the larger parameter. */
const maxTerms = 10_000

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= maxTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < enough) break
  }
  return fraction
}

const nonZero = (value: number) => (Math.abs(value) < tiny ? tiny : value)

const lanczos = [
  76.18009172947, -86.50532032942, 24.01409824083, -1.23173957245, 0.00120865097386618, -0.0000053952393849,
] as const

/** Natural logarithm of the gamma function for x > 0: Lanczos' series, Numerical Recipes 6.1. */
function logGamma(x: number): number {
  const t = x + 5.5
  const sum = lanczos.reduce((total, term, n) => total + term / (x + n + 1), 1.000000000190015)
  return (x + 0.5) * Math.log(t) - t + Math.log((2.50662827463 * sum) / x)
}
