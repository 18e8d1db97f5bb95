import { main } from "../node/main.ts";

await main(process.argv);
