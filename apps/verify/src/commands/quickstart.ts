console.log("quickstart: not here yet");

export {};
