/** @file What `seatkeeper auth0` can be called with. */
import { PATTERNS } from "@seatkeeper/host";

export const USAGE = `usage: seatkeeper auth0 action OPTIONS   print the Actions, and what else the dashboard needs
       seatkeeper auth0 deploy OPTIONS   create, deploy and bind them; what is so already is left alone

--pattern PATTERN            ${new Intl.ListFormat("en-GB", { type: "disjunction" }).format(PATTERNS)}
--limit N                    or one of the next two
--limit-secret NAME          read from a secret of the Action
--limit-app-metadata /PATH   read from the user's app_metadata
--default N, --max N         of a limit that is read
--page-form ID               warn: a hosted Form, or --page-url URL: a page of yours
--rescue                     block: who proves a factor gets in
--factors A,B                re-verify: otp unless given
--sessions stamps            below Enterprise: kept in app_metadata, no Management API
--stamp-days N               with stamps: how long a session lasts at most; 30 unless given
--marks, --end, --namespace  as in the Action's settings
--new-key                    make the Action's key, and show it once
action --json                one line for a program
deploy --dry-run             read, and print what would be sent, secrets masked
deploy --update-secrets      send them again; they can't be read back, so nothing tells whether they changed
deploy --secrets-file FILE   a JSON object of what is listed next; "-" is standard input

deploy reads, from there or from the environment:
AUTH0_DOMAIN, AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET
                             who deploys: read:actions, create:actions, update:actions
SEATKEEPER_CLIENT_ID, SEATKEEPER_CLIENT_SECRET
                             the application of the Action, with the scopes that \`action\` prints
SEATKEEPER_KEY               the Action's key: 32 random bytes in base64url
SEATKEEPER_LIMIT             the value of --limit-secret

exit code 0   printed; or it stands in the tenant as wanted
          1   the tenant didn't do as asked: one line says what
          2   called otherwise than above: one line says where`;
