/** @file Reading a history: each form that is taken, and for each that isn't the line and column it names. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { impactOf, readHistory } from "@seatkeeper/simulation/impact";

const HEADER = "subject,session,created,ended,client,kind";
const csv = (...rows) => [HEADER, ...rows.flat(), ""].join("\n");
const bytes = (text) => new TextEncoder().encode(text);
/** The numbers of each row: person, created, ended, end of the id, client, kind. */
const numbers = ({ rows }) =>
  Array.from({ length: rows.length / 6 }, (_, row) => [...rows.subarray(row * 6, row * 6 + 6)]);
const ids = (history) => new TextDecoder().decode(history.ids);

const CSV = csv("ada,a,1,2,web,", "bob,b\u{1f600},2,,,pin", "ada,c,1970-01-01T00:00:00.003Z,,tv,");
const JSONL = [
  { subject: "ada", session: "a", created: 1, ended: 2, client: "web" },
  { subject: "bob", session: "b\u{1f600}", created: "2", ended: null, kind: "pin" },
  { kind: "", client: "tv", created: "1970-01-01T00:00:00.003Z", session: "c", subject: "ada" },
]
  .map((row) => JSON.stringify(row))
  .join("\n");
const READ = {
  sessions: 3,
  people: 2,
  ignored: [],
  ids: "ab\u{1f600}c",
  clients: ["web", "tv"],
  kinds: ["full", "pin"],
  numbers: [
    [0, 1, 2, 1, 1, 0],
    [1, 2, NaN, 6, 0, 1],
    [0, 3, NaN, 7, 2, 0],
  ],
};
const shown = (history) => {
  const { rows: _, ...rest } = history;
  return { ...rest, ids: ids(history), numbers: numbers(history) };
};

/** As a file or a network gives it: cut anywhere, within a letter too. */
async function* cut(text, size) {
  const all = bytes(text);
  for (let begin = 0; begin < all.length; begin += size) yield all.subarray(begin, begin + size);
}

for (const [form, source] of Object.entries({
  "CSV in a string": () => CSV,
  "CSV in bytes": () => bytes(CSV),
  "CSV in a file": () => new Blob([CSV]),
  "CSV in pieces of a byte": () => cut(CSV, 1),
  "CSV in pieces of seven bytes": () => cut(CSV, 7),
  "CSV with other line ends": () => cut(CSV.replaceAll("\n", "\r\n"), 3),
  "CSV without its last line end": () => CSV.trimEnd(),
  "CSV with a byte order mark": () => bytes(`\ufeff${CSV}`),
  "CSV with blank lines": () => cut(CSV.replaceAll("\n", "\n\n"), 5),
  "CSV with semicolons": () => CSV.replaceAll(",", ";"),
  "CSV with tabs": () => CSV.replaceAll(",", "\t"),
  "CSV with quotes": () => cut(CSV.replace(/[^,\n]+/g, '"$&"'), 4),
  "JSON lines in a string": () => JSONL,
  "JSON lines in pieces of a byte": () => cut(JSONL, 1),
  "JSON lines with other line ends": () => cut(`${JSONL.replaceAll("\n", "\r\n\r\n")}\r\n`, 9),
})) {
  test(form, async () => assert.deepEqual(shown(await readHistory(source())), READ));
}

test("columns stand in any order; those that mean nothing here are named", async () => {
  const text = "plan,created,session, subject ,note\nx,5,a,ada,\n";
  const { ignored, ...history } = await readHistory(text);
  assert.deepEqual(ignored, ["plan", "note"]);
  assert.deepEqual(numbers(/** @type {any} */ (history)), [[0, 5, NaN, 1, 0, 0]]);
  const line = (more) => JSON.stringify({ subject: "ada", session: more, created: 1, [more]: 1 });
  const found = await readHistory(`${line("x")}\n${line("y")}\n`);
  assert.deepEqual(found.ignored, ["x", "y"]);
});

test("no more than a hundred ignored names are kept", async () => {
  const more = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`x${index}`, 1]));
  const { ignored } = await readHistory(
    JSON.stringify({ subject: "a", session: "b", created: 1, ...more }),
  );
  assert.equal(ignored.length, 100);
});

test("the form may be told, where the beginning doesn't", async () => {
  const text = '{"session",subject,session,created\n"x",ada,a,1\n';
  await assert.rejects(readHistory(text), { code: "historyInvalid", path: "/1" });
  assert.equal((await readHistory(text, { format: "csv" })).ignored.length, 1);
});

for (const [text, time] of Object.entries({
  0: 0,
  1700000000000: 1_700_000_000_000,
  [Number.MAX_SAFE_INTEGER]: Number.MAX_SAFE_INTEGER,
  "2024-05-01": Date.UTC(2024, 4, 1),
  "2024-05-01T10:20Z": Date.UTC(2024, 4, 1, 10, 20),
  "2024-05-01T10:20:30Z": Date.UTC(2024, 4, 1, 10, 20, 30),
  "2024-05-01 10:20:30Z": Date.UTC(2024, 4, 1, 10, 20, 30),
  "2024-02-29T23:59:59.987654321Z": Date.UTC(2024, 1, 29, 23, 59, 59, 987),
  "2024-05-01T10:20:30.5+02:00": Date.UTC(2024, 4, 1, 8, 20, 30, 500),
  "2024-01-01T00:00-05:30": Date.UTC(2024, 0, 1, 5, 30),
  "1970-01-01T05:30:00+05:30": 0,
})) {
  test(`${text} is a time`, async () => {
    const [[, created]] = numbers(await readHistory(csv(`ada,a,${text},,,`)));
    assert.equal(created, time);
  });
}

const TIME = "expected epoch milliseconds, or ISO 8601 with an offset";
for (const text of [
  ...["", "-1", "1.5", "1e3", " 5", "0x10", "9007199254740992", "99999999999999999999"],
  ...["yesterday", "2024-05-01T10:20:30", "2024-05-01T24:00:00Z", "2024-05-01T10:60Z"],
  ...["2024-02-30T00:00:00Z", "2023-02-29", "2024-13-01", "2024-00-01", "2024-01-00"],
  ...["2024-05-01T10:20:30+24:00", "2024-05-01T10:20:30+0200", "2024-05-01Z", "05/01/2024"],
  ...["1969-12-31T23:59:59Z", "1970-01-01T00:00:00+00:01", "2024-05-01T10:20:30.Z"],
]) {
  test(`\`${text}\` is no time`, async () => {
    await assert.rejects(readHistory(csv("ada,a,1,,,", `ada,b,${text},,,`)), {
      code: "historyInvalid",
      path: "/3/created",
      message: `line 3, \`created\`: ${TIME}`,
    });
  });
}

for (const value of [true, [], [5], {}, "", null, -1, 1.5, 2 ** 53]) {
  test(`created: ${JSON.stringify(value)} is no time`, async () => {
    const text = JSON.stringify({ subject: "ada", session: "a", created: value });
    await assert.rejects(readHistory(text), { code: "historyInvalid", path: "/1/created" });
  });
}

const ROW = { subject: "ada", session: "a", created: 1 };
const jsonWith = (more) =>
  `${JSON.stringify({ ...ROW, session: "z" })}\n${JSON.stringify({ ...ROW, ...more })}`;
const long = "é".repeat(129);
for (const [what, [text, path, said]] of Object.entries({
  "nothing at all": ["", "/1", /header with subject, session, created/],
  "nothing but blanks": [" \n\n \n", "/1", /header/],
  "no column for the session": ["subject,created\nada,1\n", "/1", /no column `session`/],
  "a column twice": ["subject,session,created,session\n", "/1/session", /stands there twice/],
  "too few columns": [csv("ada,a,1,,,", "ada,b,1"), "/3", /expected 6 columns, found 3/],
  "too many columns": [csv("ada,a,1,,,,"), "/2", /expected 6 columns, found 7/],
  "no subject": [csv(",a,1,,,"), "/2/subject", /expected an id of 1 to 256 bytes/],
  "no session": [csv("ada,,1,,,"), "/2/session", /expected an id of 1 to 256 bytes/],
  "a long subject": [csv(`${long},a,1,,,`), "/2/subject", /256 bytes/],
  "a long session": [csv(`ada,${"s".repeat(257)},1,,,`), "/2/session", /256 bytes/],
  "a long session of few letters": [csv(`ada,${long},1,,,`), "/2/session", /256 bytes/],
  "a long client": [csv(`ada,a,1,,${long},`), "/2/client", /256 bytes/],
  "a long kind": [csv(`ada,a,1,,,${long}`), "/2/kind", /256 bytes/],
  "a session twice": [csv("ada,a,1,,,", "bob,a,2,,,"), "/3/session", /`a` stands there twice/],
  "an end that is no time": [csv("ada,a,1,soon,,"), "/2/ended", /expected epoch/],
  "an end before the beginning": [csv("ada,a,5,4,,"), "/2/ended", /is before `created`/],
  "a line counted behind blank ones": [
    csv("", "ada,a,1,,,", "", "ada,b,x,,,"),
    "/5/created",
    /epoch/,
  ],
  "a line counted behind a cell of three": [
    csv('"a\nd\na",a,1,,,', "ada,b,x,,,"),
    "/5/created",
    /epoch/,
  ],
  "a quote that is never closed": [
    csv("ada,a,1,,,", '"ada,b,1,,,'),
    "/3",
    /a quote is out of place/,
  ],
  "a quote in the wrong place": [
    csv('"ada"a,a,1,,,', "ada,b,1,,,"),
    "/2",
    /a quote is out of place/,
  ],
  "no JSON": [`${jsonWith({})}\n{"subject":}`, "/3", /is no JSON/],
  "no object": [`${jsonWith({})}\n[1]`, "/3", /expected an object/],
  null: [`${jsonWith({})}\nnull`, "/3", /expected an object/],
  "a subject that is a number": [jsonWith({ subject: 5 }), "/2/subject", /expected an id/],
  "a session that is a number": [jsonWith({ session: 5 }), "/2/session", /expected an id/],
  "a client that is a list": [jsonWith({ client: ["web"] }), "/2/client", /expected an id/],
  "half of a letter in a session": [
    jsonWith({ session: "a\ud800" }),
    "/2/session",
    /half of a character/,
  ],
  "half of a letter in a subject": [
    jsonWith({ subject: "a\udc00" }),
    "/2/subject",
    /half of a character/,
  ],
})) {
  test(`${what}: named, and nothing is read`, async () => {
    for (const source of [text, cut(text, 6)]) {
      await assert.rejects(readHistory(/** @type {any} */ (source)), (error) => {
        // Half of a letter is no UTF-8: bytes can't say it.
        if (/[\ud800-\udfff]/.test(text) && source !== text) return true;
        assert.deepEqual([error.code, error.path], ["historyInvalid", path]);
        const place = path.split("/").slice(1);
        const where =
          place.length > 1 ? `line ${place[0]}, \`${place[1]}\`: ` : `line ${place[0]}: `;
        assert.ok(error.message.startsWith(where), error.message);
        assert.match(error.message, said);
        return true;
      });
    }
  });
}

test("a session may end at the instant at which it begins", async () => {
  assert.deepEqual(numbers(await readHistory(csv("ada,a,5,5,,"))), [[0, 5, 5, 1, 0, 0]]);
});

test("256 bytes are an id", async () => {
  const row = ["é".repeat(128), "s".repeat(256), 1, "", "é".repeat(128), "é".repeat(128)];
  const history = await readHistory(csv(row.join(",")));
  assert.deepEqual([ids(history).length, history.kinds[0].length], [256, 128]);
});

test("another encoding is no text", async () => {
  const latin = Buffer.from(csv("ad\u00e9,a,1,,,"), "latin1");
  const cutShort = bytes(csv("ada,é,1,,,")).subarray(0, HEADER.length + 6);
  for (const source of [latin, new Blob([latin]), cutShort]) {
    await assert.rejects(readHistory(source), {
      code: "historyInvalid",
      message: "is not UTF-8 text",
    });
  }
});

for (const [form, begin] of Object.entries({
  CSV: `${HEADER}\nada,a,1,,,`,
  JSON: jsonWith({}),
})) {
  test(`a line without end is given up: ${form}`, async () => {
    let taken = 0;
    async function* endless() {
      yield begin;
      for (; taken < 100; taken += 1) yield `${taken === 0 ? '\n"' : ""}${"x".repeat(100_000)}`;
    }
    await assert.rejects(readHistory(endless()), /line 3: is longer than 1048576 characters/);
    assert.ok(taken < 20, `${taken} pieces were taken`);
  });
}

test("more clients than a list can name are too many", async () => {
  const rows = (count) => Array.from({ length: count }, (_, n) => `ada,s${n},1,,c${n},`);
  assert.equal((await readHistory(csv(...rows(10_000)))).clients.length, 10_000);
  await assert.rejects(readHistory(csv(...rows(10_001))), { path: "/10002/client" });
});

test("names that objects are born with are names like any other", async () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
  const rows = names.map((name) => `${name},${name},1,,${name},${name}`);
  const history = await readHistory(csv(...rows));
  assert.deepEqual([history.people, history.clients, history.kinds], [4, names, names]);
  const { people, logins } = await impactOf(history);
  assert.deepEqual([people, logins], [4, 4]);
});

test("progress is told, and it stops when it is told to", async () => {
  const text = csv(Array.from({ length: 200_000 }, (_, n) => `ada,session ${n},${n},,,`));
  for (const source of [text, bytes(text), new Blob([text])]) {
    const told = [];
    await readHistory(source, { onProgress: (progress) => told.push(progress) });
    assert.ok(told.length > 3);
    assert.ok(told.every(({ total }) => total === text.length));
    assert.ok(told.every(({ done }, index) => index === 0 || done >= told[index - 1].done));
    assert.equal(told.at(-1).done, text.length);

    const stop = new AbortController();
    const reason = new Error("enough");
    let pieces = 0;
    const onProgress = () => {
      pieces += 1;
      stop.abort(reason);
    };
    const reading = readHistory(source, { onProgress, signal: stop.signal });
    await assert.rejects(reading, (error) => error === reason);
    assert.equal(pieces, 1);
  }
});
