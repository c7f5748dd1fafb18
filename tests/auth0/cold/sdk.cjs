/** @file A fresh process: how long Auth0's SDK 5 takes to be required. */
const start = performance.now();
require("auth0-5");
console.log(performance.now() - start);
