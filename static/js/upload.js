// One file on its way by tus: progress, speed, time left, pause, and going on after a lost network or a closed browser.
// Needs the global `tus` of static/vendor/tus-js-client, loaded before as a classic script.

const CHUNK_BYTES = 5 * 1024 * 1024;
const RETRY_DELAYS = [0, 1000, 3000, 5000, 10000, 20000];
const WINDOW_MS = 8000;

/** The token now: signing in again in another tab changes it, and the page's own is then of no use. */
function tokenNow(csrf) {
  const cookie = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return cookie ? decodeURIComponent(cookie.slice("csrftoken=".length)) : csrf;
}

function reasonIn(response) {
  try {
    return JSON.parse(response.getBody()).reason ?? "";
  } catch {
    return "";
  }
}

/**
 * Return {start, pause, resume, abort}. Callbacks: onProgress({sent, total, bytesPerSecond, secondsLeft}),
 * onDone({original, sha256, url}), onError({reason, isOffline}); after onError, resume() goes on where it stopped.
 */
export function createUploader({ endpoint, csrf, purpose, medium, file, onProgress, onDone, onError }) {
  const begun = [];
  let answer = {};
  let signedOut = null;
  const upload = new window.tus.Upload(file, {
    endpoint,
    chunkSize: CHUNK_BYTES,
    retryDelays: RETRY_DELAYS,
    removeFingerprintOnSuccess: true,
    fingerprint: (one) => Promise.resolve(["zhancang", purpose, one.name, one.size, one.lastModified].join("|")),
    metadata: { filename: file.name, filetype: file.type, purpose, medium },
    headers: { "Accept-Language": document.documentElement.lang },
    onBeforeRequest: (request) => request.setHeader("X-CSRFToken", tokenNow(csrf)),
    onAfterResponse: (request, response) => {
      if (response.getStatus() === 401) {
        // tus-js-client would forget the upload and begin a new one; thrown here, it only stops.
        signedOut = response;
        throw new Error("signed out");
      }
      const original = response.getHeader("Zhancang-Original");
      if (original) answer = { original, sha256: response.getHeader("Zhancang-Sha256") };
    },
    onShouldRetry: (error) => {
      if (signedOut) return false;
      const status = error.originalResponse ? error.originalResponse.getStatus() : 0;
      return status === 0 || status === 409 || status === 423 || status >= 500;
    },
    onProgress: (sent, total) => {
      const now = performance.now();
      begun.push([now, sent]);
      while (begun.length > 2 && now - begun[0][0] > WINDOW_MS) begun.shift();
      const [at, before] = begun[0];
      const bytesPerSecond = now > at ? Math.max(0, ((sent - before) / (now - at)) * 1000) : 0;
      onProgress({ sent, total, bytesPerSecond, secondsLeft: bytesPerSecond > 0 ? (total - sent) / bytesPerSecond : null });
    },
    onSuccess: () => onDone({ ...answer, url: upload.url }),
    onError: (error) => {
      const response = signedOut ?? error.originalResponse;
      onError({ reason: response ? reasonIn(response) : "", isOffline: !response });
    },
  });
  const begin = async () => {
    signedOut = null;
    begun.length = 0;
    if (!upload.url) {
      const previous = await upload.findPreviousUploads();
      if (previous.length > 0) upload.resumeFromPreviousUpload(previous[0]);
    }
    upload.start();
  };
  return {
    start: begin,
    pause: () => upload.abort(),
    resume: begin,
    abort: () => upload.abort(true).catch(() => {}), // offline: the server forgets it by itself after a week
  };
}
