// A film: nothing loads until it is asked for; then HLS by rung where the browser needs help, else natively or as MP4.
const film = (stage) => {
  const video = stage.querySelector("video");
  const { hls: address, hlsScript } = stage.dataset;
  const play = () => video.play().catch(() => {}); // interrupted by a new source, or not allowed: the controls are there
  const hasNative = video.canPlayType("application/vnd.apple.mpegurl") !== "" && !("MediaSource" in window);

  const load = async () => {
    if (!address) return;
    if (hasNative) {
      video.src = address;
      stage.dataset.playing = "native";
      play();
      return;
    }
    const { default: Hls } = await import(hlsScript);
    if (!Hls.isSupported()) return; // the MP4 in <source> plays on
    const at = video.currentTime;
    const player = new Hls({ enableWorker: false, startPosition: at || -1 });
    player.on(Hls.Events.ERROR, (name, problem) => {
      if (!problem.fatal) return;
      player.destroy();
      stage.dataset.playing = "mp4";
      video.load();
      play();
    });
    player.on(Hls.Events.MANIFEST_PARSED, () => play());
    player.loadSource(address);
    player.attachMedia(video);
    stage.dataset.playing = "hls";
  };
  video.addEventListener("play", load, { once: true });

  const seek = (seconds) => {
    video.currentTime = Math.max(0, seconds);
    play();
  };
  for (const button of document.querySelectorAll("[data-seek]")) {
    button.addEventListener("click", () => {
      const wanted = Number(button.dataset.seek);
      if (stage.dataset.playing || !address) seek(wanted);
      else {
        video.addEventListener("playing", () => seek(wanted), { once: true });
        play();
      }
    });
  }
  const chapters = [...document.querySelectorAll("[data-seek]")];
  video.addEventListener("timeupdate", () => {
    const now = chapters.findLast((button) => Number(button.dataset.seek) <= video.currentTime);
    for (const button of chapters) {
      if (button === now) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea, button, a, video") || event.ctrlKey || event.metaKey) return;
    if (event.code === "Space") {
      event.preventDefault();
      if (video.paused) play();
      else video.pause();
    }
    if (event.code === "KeyC" && video.textTracks[0]) {
      const track = video.textTracks[0];
      track.mode = track.mode === "showing" ? "disabled" : "showing";
    }
  });
};
document.querySelectorAll("[data-film]").forEach(film);
