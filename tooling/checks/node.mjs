// Runs on whatever Node the host has. After an install, `node` in a script is the project's own Node 24: an older one here
// means that the install failed, which pnpm only warns about.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    major < 18
      ? `Node ${process.versions.node} is too old: install Node 18 or later, then run the command again.`
      : "The dependencies are not installed (the reason is above): run `npx -y pnpm@12 install`, then the command again.",
  );
  process.exit(1);
}
