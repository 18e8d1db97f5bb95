import { reject } from "../backend/error.ts";

/** Refuses rates and factors that are negative, 0, infinite or NaN. */
export function positive(subject: string, what: string, value: number, usual: number): void {
  if (!(value > 0 && value < Infinity))
    reject(subject, `${what} ${value} is not positive`, `choose one above 0, such as ${usual}`);
}

/** Refuses what is negative, infinite or NaN. */
export function atLeast0(subject: string, what: string, value: number, usual: number): void {
  if (!(value >= 0 && value < Infinity))
    reject(subject, `${what} ${value} is out of range`, `choose a finite one from 0, such as ${usual}`);
}

/** Refuses what is no share from 0 to below 1: decay rates, momentum. */
export function below1(subject: string, what: string, value: number, usual: number): void {
  if (!(value >= 0 && value < 1))
    reject(subject, `${what} ${value} is out of range`, `choose from 0 to below 1, such as ${usual}`);
}

/** Refuses numbers of steps that are not 1, 2, 3, … */
export function wholeSteps(subject: string, what: string, value: number): void {
  if (!Number.isInteger(value) || value < 1)
    reject(subject, `${what} ${value} is no number of steps`, "give a whole number from 1");
}
