// One file on its way by tus: progress, speed, time left, pause, and going on after a lost network or a closed browser.
// Needs the global `tus` of static/vendor/tus-js-client, loaded before as a classic script.

const CHUNK_BYTES = 5 * 1024 * 1024;
const RETRY_DELAYS = [0, 1000, 3000, 5000, 10000, 20000];

/**
 * Return {start, pause, resume, abort}. Callbacks: onProgress({sent, total, bytesPerSecond, secondsLeft}),
 * onDone({original, sha256, url}), onError({reason, isOffline}).
 */
export function createUploader({ endpoint, csrf, purpose, medium, file, onProgress, onDone, onError }) {
  const begun = [];
  let answer = {};
  const upload = new window.tus.Upload(file, {
    endpoint,
    chunkSize: CHUNK_BYTES,
    retryDelays: RETRY_DELAYS,
    removeFingerprintOnSuccess: true,
    fingerprint: (one) => Promise.resolve(["zhancang", purpose, one.name, one.size, one.lastModified].join("|")),
    headers: { "X-CSRFToken": csrf },
    metadata: { filename: file.name, filetype: file.type, purpose, medium },
    onShouldRetry: (error) => {
      const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
      return status === 0 || status === 409 || status === 423 || status >= 500;
    },
    onAfterResponse: (request, response) => {
      const original = response.getHeader("Zhancang-Original");
      if (original) answer = { original, sha256: response.getHeader("Zhancang-Sha256") };
    },
    onProgress: (sent, total) => {
      const now = performance.now();
      begun.push([now, sent]);
      while (begun.length > 2 && now - begun[0][0] > 8000) begun.shift();
      const [at, before] = begun[0];
      const bytesPerSecond = now > at ? ((sent - before) / (now - at)) * 1000 : 0;
      onProgress({ sent, total, bytesPerSecond, secondsLeft: bytesPerSecond > 0 ? (total - sent) / bytesPerSecond : null });
    },
    onSuccess: () => onDone({ ...answer, url: upload.url }),
    onError: (error) => {
      const response = error.originalResponse;
      let reason = "";
      try {
        reason = JSON.parse(response.getBody()).reason;
      } catch {
        reason = "";
      }
      onError({ reason, isOffline: !response });
    },
  });
  const begin = async () => {
    const previous = await upload.findPreviousUploads();
    if (previous.length > 0) upload.resumeFromPreviousUpload(previous[0]);
    begun.length = 0;
    upload.start();
  };
  return { start: begin, pause: () => upload.abort(), resume: begin, abort: () => upload.abort(true) };
}
