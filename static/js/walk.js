// Walking by keys: left and right go on to the works and rooms before and after, Esc goes back.
// The links in .walk do the same without script.
const AT_HOME = "input, select, textarea, video, audio, [data-wall], [data-roll-view], .poem-page, .series-strip, .zoom-stage";
const go = (selector) => {
  const link = document.querySelector(selector);
  if (link) location.assign(link.href);
};
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (document.querySelector(".zoom-stage") || document.fullscreenElement) return;
  if (event.key === "Escape" && !event.target.closest("input, select, textarea")) go(".walk-back");
  if (event.target.closest(AT_HOME)) return;
  if (event.key === "ArrowLeft") go("[data-walk-before]");
  if (event.key === "ArrowRight") go("[data-walk-after], .hang .label-title a, .roll .label-title a, .salon-item > a, .programme-poster, .reading-card > a, .series-head a");
});
