// The entry form's files: each is sent by itself with progress, pause and removal; what arrived is listed by the server,
// and asked for again while the worker prepares it. Without this script the form sends files plainly.
import { createUploader } from "./upload.js";

const part = document.querySelector("[data-files]");
if (part) {
  const say = part.dataset;
  const drop = part.querySelector(".drop");
  const pick = part.querySelector("input[type=file]");
  const sendingList = part.querySelector("[data-sending]");
  const received = part.querySelector("[data-received]");
  const csrf = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const units = ["B", "KB", "MB", "GB"];
  const inWords = (bytes) => {
    let value = bytes;
    let step = 0;
    while (value >= 1024 && step < 3) {
      value /= 1024;
      step += 1;
    }
    return `${value.toFixed(step ? 1 : 0)} ${units[step]}`;
  };
  const element = (tag, className, text = "") => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };
  const button = (text, action) => {
    const made = element("button", "button-text", text);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  };

  async function refresh() {
    const answer = await fetch(say.list);
    if (!answer.ok) return;
    received.innerHTML = await answer.text();
    for (const remove of received.querySelectorAll("button[form]")) {
      if (document.getElementById(remove.getAttribute("form"))) continue;
      const own = document.createElement("form");
      own.id = remove.getAttribute("form");
      own.method = "post";
      own.action = `${say.list}${own.id.replace("remove-", "")}/remove/`;
      const token = document.createElement("input");
      token.type = "hidden";
      token.name = "csrfmiddlewaretoken";
      token.value = csrf;
      own.append(token);
      document.body.append(own);
    }
  }
  async function watch() {
    while (true) {
      await new Promise((done) => { setTimeout(done, 1500); });
      if (received.querySelector("[data-busy]")) {
        try {
          await refresh();
        } catch {
          // no network for now: asked again in a moment
        }
      }
    }
  }

  function send(file) {
    const row = element("li", "file field");
    row.dataset.file = "sending";
    const thumb = file.type.startsWith("image/") && file.size < 30e6 ? document.createElement("img") : element("span", "");
    thumb.className = "file-thumb";
    if (thumb.tagName === "IMG") {
      thumb.alt = "";
      thumb.src = URL.createObjectURL(file);
      thumb.onload = () => URL.revokeObjectURL(thumb.src);
      thumb.onerror = () => thumb.replaceWith(element("span", "file-thumb"));
    }
    const what = element("div", "file-what");
    const name = element("p", "file-name");
    name.append(element("b", "", file.name), ` ${inWords(file.size)}`);
    what.append(name);
    const run = element("div", "file-run");
    const meter = element("progress", "meter");
    meter.max = file.size || 1;
    meter.value = 0;
    meter.setAttribute("aria-label", file.name);
    const speed = element("p", "file-speed small");
    run.append(meter, speed);
    const actions = element("div", "file-do");
    let paused = false;
    const uploader = createUploader({
      endpoint: say.endpoint,
      csrf,
      purpose: say.purpose,
      medium: "",
      file,
      onProgress: ({ sent, total, bytesPerSecond, secondsLeft }) => {
        meter.value = sent;
        const left = secondsLeft === null ? "" : ` · ${say.sayLeft} ${Math.ceil(secondsLeft)} s`;
        speed.textContent = `${Math.floor((sent / total) * 100)}% · ${inWords(bytesPerSecond)}/s${left}`;
      },
      onDone: async () => {
        await refresh();
        row.remove();
      },
      onError: ({ reason, isOffline }) => {
        meter.className = "meter meter-held";
        if (isOffline) {
          speed.textContent = `${say.sayOffline} ${Math.floor((meter.value / meter.max) * 100)}%`;
          window.addEventListener("online", () => uploader.resume(), { once: true });
        } else {
          row.dataset.file = "wrong";
          speed.textContent = reason || say.sayFailed;
          speed.className = "field-error field-error-shown";
          meter.remove();
          pause.remove();
        }
      },
    });
    const pause = button(say.sayPause, () => {
      paused = !paused;
      if (paused) {
        uploader.pause();
        speed.textContent = `${say.sayPaused} ${Math.floor((meter.value / meter.max) * 100)}%`;
      } else uploader.resume();
      pause.textContent = paused ? say.sayResume : say.sayPause;
    });
    const cancel = button(say.sayCancel, () => {
      uploader.abort();
      row.remove();
    });
    actions.append(pause, cancel);
    row.append(thumb, what, run, actions);
    sendingList.append(row);
    uploader.start();
  }

  pick.addEventListener("change", () => {
    for (const file of pick.files) send(file);
    pick.value = "";
  });
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.toggleAttribute("data-over", true);
    });
  }
  drop.addEventListener("dragleave", () => drop.removeAttribute("data-over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.removeAttribute("data-over");
    for (const file of event.dataTransfer.files) send(file);
  });
  window.addEventListener("beforeunload", (event) => {
    if (sendingList.querySelector("[data-file=sending] progress")) event.preventDefault();
  });
  watch();
}
