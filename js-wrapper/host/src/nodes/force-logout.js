/** @file What the host knows of Force Logout beside its manifest. */

export const forceLogout = Object.freeze({
  /** @param {any} config whether the person says which sessions end */
  chooses: ({ strategy }) => strategy === "chosen",
});
