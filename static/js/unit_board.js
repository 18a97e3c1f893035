// The unit's board: ticks all that wait, counts what is ticked, and says before sending when a category has too few places.
const form = document.querySelector("[data-board]");
const batch = form?.querySelector("[data-batch]");

for (const select of document.querySelectorAll(".unit-choose select")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
if (batch) {
  for (const part of form.querySelectorAll("[data-scripted]")) part.hidden = false;
  const say = form.dataset;
  const said = batch.querySelector("[data-said]");
  const forward = batch.querySelector("[data-forward]");
  const all = form.querySelector("[data-all]");
  const boxes = () => [...form.querySelectorAll("[name=entry]")];
  const over = () => {
    const counts = {};
    for (const box of boxes().filter((one) => one.checked)) counts[box.dataset.category] = (counts[box.dataset.category] || 0) + 1;
    for (const [category, count] of Object.entries(counts)) {
      const row = document.querySelector(`[data-quota="${CSS.escape(category)}"]`);
      if (row?.dataset.left !== undefined && count > Number(row.dataset.left)) {
        return say.sayOver.replace("#category", row.dataset.name).replace("#left", row.dataset.left).replace("#", count);
      }
    }
    return "";
  };
  const look = () => {
    const ticked = boxes().filter((box) => box.checked).length;
    const tooMany = over();
    batch.toggleAttribute("data-empty", ticked === 0);
    said.classList.toggle("batch-wrong", Boolean(tooMany));
    said.textContent = tooMany || (ticked ? say.saySome.replace("#", ticked) : say.sayNone);
    forward.setAttribute("aria-disabled", String(ticked === 0 || Boolean(tooMany)));
    if (all) {
      all.checked = ticked > 0 && ticked === boxes().length;
      all.indeterminate = ticked > 0 && ticked < boxes().length;
    }
    for (const box of boxes()) box.closest("tr").toggleAttribute("data-chosen", box.checked);
  };
  form.addEventListener("change", (event) => {
    if (event.target === all) for (const box of boxes()) box.checked = all.checked;
    look();
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter === forward && forward.getAttribute("aria-disabled") === "true") event.preventDefault();
  });
  form.querySelector("[data-reasons]").addEventListener("click", (event) => {
    const chip = event.target.closest("button");
    if (!chip) return;
    const reason = form.elements.reason;
    reason.value = reason.value ? `${reason.value}\n${chip.textContent}` : chip.textContent;
    reason.focus();
  });
  look();
}
