// A film: nothing loads until it is asked for; then HLS by rung where the browser needs help, else natively or as MP4.
for (const stage of document.querySelectorAll("[data-film]")) {
  const video = stage.querySelector("video");
  const { hls: address, library } = stage.dataset;
  let asked = false;
  const load = async () => {
    if (asked || !address) return;
    asked = true;
    const { default: Hls } = await import(library);
    if (!Hls.isSupported()) return;
    const player = new Hls({ enableWorker: false });
    player.on(Hls.Events.ERROR, (name, problem) => {
      if (!problem.fatal) return;
      player.destroy();
      video.load();
      video.play();
    });
    const wanted = !video.paused;
    player.loadSource(address);
    player.attachMedia(video);
    stage.dataset.playing = "hls";
    player.on(Hls.Events.MANIFEST_PARSED, () => { if (wanted) video.play(); });
  };
  video.addEventListener("play", load, { once: true });
  for (const button of document.querySelectorAll("[data-seek]")) {
    button.addEventListener("click", () => {
      video.currentTime = Number(button.dataset.seek);
      video.play();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea, button, a, video")) return;
    if (event.code === "Space") {
      event.preventDefault();
      if (video.paused) video.play();
      else video.pause();
    }
    if (event.code === "KeyC" && video.textTracks[0]) {
      const track = video.textTracks[0];
      track.mode = track.mode === "showing" ? "disabled" : "showing";
    }
  });
}
