// A card's weighted total from 0 to 100, exact, as the server computes it: whole numbers only, never binary fractions.
const SCALE = 100n; // weights and scores have two decimal places at most
const whole = (text) => {
  const [units, cents = ""] = String(text).split(".");
  return BigInt(units) * SCALE + BigInt((cents + "00").slice(0, 2)) * (units.startsWith("-") ? -1n : 1n);
};

// criteria: [{ weight, lowest, highest, score }], all decimal text; returns "84.44", or "" while one is missing.
export function totalOf(criteria) {
  if (!criteria.length || criteria.some((one) => !/^\d+(\.\d{1,2})?$/.test(one.score))) return "";
  let above = 0n, below = 1n, weights = 0n;
  for (const one of criteria) {
    const weight = whole(one.weight), span = whole(one.highest) - whole(one.lowest);
    above = above * span + weight * (whole(one.score) - whole(one.lowest)) * below;
    below *= span;
    weights += weight;
  }
  const top = above * 10000n, bottom = below * weights; // hundredths of a point
  let cents = top / bottom;
  const rest = (top % bottom) * 2n;
  if (rest > bottom || (rest === bottom && cents % 2n === 1n)) cents += 1n;
  return `${cents / 100n}.${String(cents % 100n).padStart(2, "0")}`;
}
