/** What must not compile: each of these lines is a mistake with the directories that the declarations find. */
import { createAuth0Directory } from "@seatkeeper/directories/auth0";
import type { Auth0DirectoryOptions } from "@seatkeeper/directories/auth0";
import { createClient, createPace } from "@seatkeeper/directories/rest";
import type { Client } from "@seatkeeper/directories/rest";

declare const options: Auth0DirectoryOptions;
declare const client: Client;

// @ts-expect-error A tenant has a domain.
createAuth0Directory({ clientId: "id", clientSecret: "secret" });
// @ts-expect-error There is no such way to end a session.
createAuth0Directory({ ...options, end: "kill" });
// @ts-expect-error There is no such option.
createAuth0Directory({ ...options, countRefreshToken: true });
// @ts-expect-error A client knows its provider.
createClient({ url: "https://api.example" });
// @ts-expect-error A pace needs a clock.
createPace();
// @ts-expect-error A request has a path.
await client.ask({ method: "GET" });
// @ts-expect-error Nobody knows what a provider answers.
(await client.ask({ path: "/sessions" })).items;
