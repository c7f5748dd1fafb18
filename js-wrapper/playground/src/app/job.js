/** @file A job in a worker: one message begins it, and what it answers with is what `useJob` on the page understands. */

/**
 * @param {(task: any, onProgress: (progress: any) => void) => Promise<any>} work
 */
export function serveJob(work) {
  addEventListener("message", async ({ data: task }) => {
    try {
      postMessage({ done: await work(task, (progress) => postMessage({ progress })) });
    } catch (error) {
      const { code, message, path } = error;
      postMessage({ failed: { code, message, path } });
    }
  });
}
