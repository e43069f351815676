// A state's options count when one of them is ticked: the choice above them
// follows.
for (const field of document.querySelectorAll(".statefield")) {
  const choice = field.querySelector("select");
  field.querySelector(".options").addEventListener("change", () => {
    choice.value = "options";
  });
}
