console.log("golden: not here yet");

export {};
