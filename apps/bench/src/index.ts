console.log("bench: not here yet");

export {};
