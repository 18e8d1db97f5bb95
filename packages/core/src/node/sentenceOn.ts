import { RetrogradError } from "../backend/error.ts";

const reasons: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  ENOENT: ["there is no such file or folder", "check the path"],
  EISDIR: ["it is a folder", "give the path of a file"],
  ENOTDIR: ["a part of its path is not a folder", "check the path"],
  EACCES: ["it is not allowed", "check the permissions"],
  EPERM: ["it is not allowed", "check the permissions"],
  EROFS: ["its disk can only be read", "choose another folder"],
  ENOSPC: ["its disk is full", "make room, or choose another folder"],
};

/** The error of a system call on a file, as one sentence; the original is its cause. */
export function sentenceOn(subject: string, verb: string, path: string, error: unknown): RetrogradError {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? "";
  const [what, remedy] = reasons[code] ?? [
    error instanceof Error ? error.message : String(error),
    "check the path",
  ];
  const sentence = new RetrogradError(`${subject}: cannot ${verb} ${path}, ${what}; ${remedy}.`);
  sentence.cause = error;
  return sentence;
}
