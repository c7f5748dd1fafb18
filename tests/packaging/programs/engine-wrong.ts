/** What must not compile: each of these lines is a mistake of an engine that the declarations find. */
import type { IncomingMessage } from "node:http";
import {
  createOidcProviderDirectory,
  withAccountIndex,
} from "@seatkeeper/directories/oidc-provider";
import type { Keyring } from "@seatkeeper/host";
import { guardLogin } from "@seatkeeper/oidc-provider";
import type { GuardOptions } from "@seatkeeper/oidc-provider";
import { answerFrom, createFormProof, deniedPage, noticePage, refusalOf } from "@seatkeeper/pages";

declare const options: GuardOptions;
declare const keyring: Keyring;
declare const request: IncomingMessage;

// @ts-expect-error A guard has a keeper.
guardLogin({ directory: options.directory, keyring });
// @ts-expect-error There is no such option.
guardLogin({ ...options, tiggerOf: () => "login" });
// @ts-expect-error A renewal is for the guard to tell.
guardLogin({ ...options, triggerOf: () => "refresh" });
// @ts-expect-error A list of subjects.
guardLogin({ ...options, linkedSubjectsOf: (subject) => subject });
// @ts-expect-error A provider says who it is.
guardLogin(options).attach({});
// @ts-expect-error There is no such method.
guardLogin(options).protect();
// @ts-expect-error An adapter is a class, or a function.
withAccountIndex({});
// @ts-expect-error Not every adapter has the index.
createOidcProviderDirectory({ adapter: class {} });
// @ts-expect-error It says where it goes back to.
deniedPage({ reason: "cancelled" });
// @ts-expect-error There is no such notice.
noticePage("nowhere");
// @ts-expect-error A form is read first.
answerFrom(request);
// @ts-expect-error A proof knows whether cookies are secure.
createFormProof({ origin: "https://login.example" });
const refusal = refusalOf(new Error());
// @ts-expect-error It may be no refusal.
refusal.act;
// @ts-expect-error Who is asked again gets no notice.
if (refusal?.act === "ask") refusal.notice;
