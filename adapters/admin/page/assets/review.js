// The page works without this; with it, without a mouse.
"use strict";

const cases = () => [...document.querySelectorAll("article")];
const error = document.getElementById("error");
const by = document.getElementById("by");
by.value = localStorage.getItem("reviewer") || "";
by.addEventListener("change", () => localStorage.setItem("reviewer", by.value));

let here = null;

function go(to) {
  if (here) here.classList.remove("here");
  here = to || null;
  if (!here) return;
  here.classList.add("here");
  here.focus();
  here.scrollIntoView({ block: "nearest" });
}

function step(n) {
  const all = cases();
  const at = all.indexOf(here);
  go(all[Math.min(all.length - 1, Math.max(0, at + n))]);
}

function tell(text) {
  error.textContent = text;
  error.hidden = !text;
}

// decide sends a form and takes its case away.
async function decide(form, action) {
  const article = form.closest("article");
  form.elements.by.value = by.value;
  try {
    const answer = await fetch(action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) throw new Error((await answer.text()).trim());
  } catch (e) {
    tell(e.message || "The bot can't be reached.");
    return;
  }
  tell("");
  const next = article.nextElementSibling || article.previousElementSibling;
  article.remove();
  const left = cases().length;
  document.getElementById("left").textContent = left + " to look at";
  if (left) go(next);
  else location.reload(); // there may be more than the page has shown
}

document.addEventListener("submit", (e) => {
  const form = e.target.closest("article form");
  if (!form) return;
  e.preventDefault();
  decide(form, e.submitter && e.submitter.formAction || form.action);
});

document.addEventListener("focusin", (e) => {
  const article = e.target.closest("article");
  if (article && article !== here) {
    if (here) here.classList.remove("here");
    here = article;
    here.classList.add("here");
  }
});

document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  const writing = e.target.matches("input:not([type=radio])");
  if (e.key === "Escape" && writing) {
    if (here) here.focus();
    return;
  }
  if (!here) return;
  const form = here.querySelector("form");
  if (e.key === "Enter" && !e.target.matches("button, summary")) {
    e.preventDefault();
    decide(form, form.action);
    return;
  }
  if (writing) return;
  const acts = {
    j: () => step(1),
    k: () => step(-1),
    d: () => decide(form, form.querySelector("[formaction]").formAction),
  };
  const choice = form.querySelector(`[data-key="${CSS.escape(e.key)}"]`);
  if (!acts[e.key] && !choice) return;
  e.preventDefault();
  if (choice) choice.checked = true;
  else acts[e.key]();
});

// A field is entered when its key is let go, so that the key's letter is not written into it.
document.addEventListener("keyup", (e) => {
  if (!here || e.ctrlKey || e.metaKey || e.altKey || e.target.matches("input:not([type=radio])")) return;
  const field = { e: "entities", n: "note" }[e.key];
  if (field) here.querySelector("form").elements[field].focus();
});

go(cases()[0]);
