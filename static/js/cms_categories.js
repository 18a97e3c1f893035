// In the CMS's form of a round: shows the categories of the call that is chosen, and lets tick them all.
// The others are disabled, not unticked: they come back when their call does.
for (const choice of document.querySelectorAll("[data-categories]")) {
  const call = choice.closest("form").elements[choice.dataset.callName];
  const groups = [...choice.querySelectorAll("[data-call]")];
  const hint = choice.querySelector("[data-categories-hint]");
  if (!call) continue;

  const show = () => {
    const chosen = call.value;
    hint.hidden = Boolean(chosen);
    for (const group of groups) {
      const isChosen = group.dataset.call === chosen;
      group.hidden = !isChosen;
      group.disabled = !isChosen;
      if (isChosen) group.querySelector("details").open = true;
    }
  };

  for (const group of groups) {
    const all = group.querySelector("[data-categories-all]");
    const boxes = [...group.querySelectorAll("input[type=checkbox]")];
    all.hidden = boxes.some((box) => box.disabled);
    all.addEventListener("click", () => {
      const tick = boxes.some((box) => !box.checked);
      for (const box of boxes) box.checked = tick;
      boxes[0].dispatchEvent(new Event("change", { bubbles: true }));
    });
  }

  call.addEventListener("change", show);
  show();
}
