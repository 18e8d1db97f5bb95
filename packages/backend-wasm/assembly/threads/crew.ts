import { crew, maySleep } from "./thread";

/**
 * How threads share the work of one kernel. Its units go in tiles of several; who is free takes the next one, so that a thread
 * that sleeps, starts late or is held up by others delays nobody. What a tile computes does not depend on who does.
 *
 * Shared words, each group on a line of cache of its own: the ticket (its low half: tiles that nobody has taken yet; its high half:
 * the number of the job, which is what sleepers wait on); tiles that are not done; the leader's sleep, how many sleep beside it, and
 * whether a thread has failed; the step that runs, whether all is over, and the first module of functions (see functions.ts).
 */
const open: usize = 64;
const leaderSleeps: usize = 128;
const sleepers: usize = 132;
const failed: usize = 136;
const step: usize = 192;
const over: usize = 196;

/** Turns of a loop that waits, before it sleeps: some 20 microseconds. */
const patience: u32 = 20_000;
/** Nanoseconds after which the leader looks by itself whether all is done. */
const longest: i64 = 1_000_000;

/** Runs a step with all threads that are there. A step: see `run`. */
export function share(at: usize): void {
  const units = load<u32>(at, 8), tile = load<u32>(at, 12);
  const tiles = (units + tile - 1) / tile;
  store<usize>(crew, at, step);
  atomic.store<u32>(crew, tiles, open);
  const job = atomic.load<u32>(crew, 4) + 1;
  // No tile is left of the job before, so that nobody takes one while this changes.
  atomic.store<u64>(crew, (<u64>job << 32) | tiles);
  if (atomic.load<u32>(crew, sleepers) != 0) atomic.notify(crew + 4, -1);
  takeTiles(job);
  let turns: u32 = 0;
  for (let left = atomic.load<u32>(crew, open); left != 0; left = atomic.load<u32>(crew, open)) {
    if (atomic.load<u32>(crew, failed) != 0) unreachable();
    if (++turns < patience || !maySleep) continue;
    atomic.store<u32>(crew, 1, leaderSleeps);
    atomic.wait<u32>(crew + open, left, longest);
    atomic.store<u32>(crew, 0, leaderSleeps);
  }
}

/** Takes tiles of a job, the last one first, until none is left. */
function takeTiles(job: u32): void {
  while (true) {
    const ticket = atomic.load<u64>(crew);
    const left = <u32>ticket;
    if (<u32>(ticket >> 32) != job || left == 0) return;
    const at = load<usize>(crew, step);
    const kernel = load<u32>(at), units = load<u32>(at, 8), tile = load<u32>(at, 12);
    // Nobody else has taken it, and so what was just read belongs to this job.
    if (atomic.cmpxchg<u64>(crew, ticket, ticket - 1) != ticket) continue;
    const from = (left - 1) * tile;
    call_indirect<void>(kernel, at + 16, from, min(units, from + tile));
    if (atomic.sub<u32>(crew, 1, open) == 1 && atomic.load<u32>(crew, leaderSleeps) != 0) atomic.notify(crew + open, 1);
  }
}

/**
 * What a thread that does not lead does: it waits for jobs and takes its share.
 * @param next where the address of the next module of functions will be
 * @returns whether there is such a module: it has to be loaded before the next job; else all is over
 */
export function work(next: usize): bool {
  let job: u32 = 0;
  while (true) {
    let turns: u32 = 0;
    while (<u32>atomic.load<u64>(crew) == 0 || atomic.load<u32>(crew, 4) == job) {
      if (atomic.load<u32>(crew, over) != 0) return false;
      if (++turns < patience) continue;
      atomic.add<u32>(crew, 1, sleepers);
      const seen = atomic.load<u32>(crew, 4);
      const isOver = atomic.load<u32>(crew, over) != 0;
      if (!isOver && (seen == job || <u32>atomic.load<u64>(crew) == 0)) atomic.wait<u32>(crew + 4, seen, -1);
      atomic.sub<u32>(crew, 1, sleepers);
      turns = 0;
    }
    if (atomic.load<u32>(next) != 0) return true;
    job = atomic.load<u32>(crew, 4);
    takeTiles(job);
  }
}

/** Lets the other threads end. */
export function dismiss(): void {
  atomic.store<u32>(crew, 1, over);
  atomic.add<u32>(crew + 4, 1);
  atomic.notify(crew + 4, -1);
}
