// Files may be dropped on the card that takes them in.
const card = document.getElementById("from-files");
const files = document.getElementById("files");
document.getElementById("drop-hint").hidden = false;

const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");

card.addEventListener("dragover", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  card.classList.add("over");
});
card.addEventListener("dragleave", () => card.classList.remove("over"));
card.addEventListener("drop", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  card.classList.remove("over");
  files.files = event.dataTransfer.files;
  card.querySelector("button").focus();
});
// A file that misses the card is not to replace the page.
for (const name of ["dragover", "drop"]) {
  window.addEventListener(name, (event) => carriesFiles(event) && event.preventDefault());
}
