console.log("conformance: not here yet");

export {};
