/** What `?url` and `?worker` stand for in an import. */
/// <reference types="vite/client" />
