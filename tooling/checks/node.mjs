// Runs on whatever Node the host has: plain JavaScript that an old one can still read.
// After an install `node` is the project's own Node 24, so an older one here means that the install did not happen or failed.
var needed = [22, 18];
var version = process.versions.node.split(".").map(Number);
if (version[0] < needed[0] || (version[0] === needed[0] && version[1] < needed[1])) {
  console.error(
    version[0] < 18
      ? "Node " + process.versions.node + " is too old: install Node 18 or later, then run the command again."
      : "The dependencies are not installed (see the messages above): run `npx -y pnpm@12 install`, then the command again.",
  );
  process.exit(1);
}
