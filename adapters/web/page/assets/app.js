"use strict";
// The page works without this file; with it, nothing reloads and answers come by themselves.
(() => {
  const log = document.getElementById("log");
  const form = document.getElementById("ask");
  const text = document.getElementById("text");
  const state = document.getElementById("state");
  const error = document.getElementById("error");

  const fail = (message) => { error.textContent = message; error.hidden = !message; };
  const toEnd = () => { log.scrollTop = log.scrollHeight; };
  const fit = () => { text.style.height = "auto"; text.style.height = text.scrollHeight + "px"; };

  // A line under the conversation while a question waits for its answer.
  const waiting = () => {
    let line = log.querySelector(".waiting");
    const open = log.querySelector('.mine[data-pending="true"]');
    if (!open) { line?.remove(); return; }
    if (!line) {
      line = document.createElement("p");
      line.className = "waiting";
      line.textContent = log.dataset.looking;
    }
    log.append(line);
  };

  // A card that was drawn anew stands where the old one stood, and keeps the keyboard's focus.
  const replace = (old, piece) => {
    if (piece.mine) return;
    const focused = old.contains(document.activeElement);
    old.insertAdjacentHTML("afterend", piece.html);
    const fresh = old.nextElementSibling;
    old.remove();
    if (focused) fresh.querySelector("button")?.focus();
  };

  const show = (piece) => {
    document.getElementById("empty")?.remove();
    const old = document.getElementById("m-" + piece.id);
    if (old) { replace(old, piece); return; }
    for (const busy of log.querySelectorAll('[aria-busy="true"]')) busy.removeAttribute("aria-busy");
    log.insertAdjacentHTML("beforeend", piece.html);
    if (!piece.mine) {
      const oldest = log.querySelector('.mine[data-pending="true"]');
      if (oldest) oldest.dataset.pending = "false";
    }
    waiting();
    toEnd();
  };

  const send = async (path, fields) => {
    const answer = await fetch(path, { method: "POST", body: new URLSearchParams(fields), headers: { Accept: "text/plain" } });
    if (!answer.ok) throw new Error((await answer.text()).trim());
  };
  const explain = (e) => fail(e instanceof TypeError ? log.dataset.unreachable : e.message);

  const ask = async (question) => {
    fail("");
    const id = crypto.randomUUID ? crypto.randomUUID() : String(Date.now()) + Math.random().toString(36).slice(2);
    try {
      await send("/message", { text: question, id });
      return true;
    } catch (e) {
      explain(e);
      return false;
    }
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const question = text.value.trim();
    if (!question) return;
    text.value = "";
    fit();
    if (!(await ask(question)) && !text.value) text.value = question;
    text.focus();
  });

  // Enter asks, Shift+Enter is a new line. The line break is what every keyboard reports, also a phone's.
  let shifted = false;
  text.addEventListener("keydown", (event) => { shifted = event.shiftKey; });
  text.addEventListener("beforeinput", (event) => {
    if (event.inputType === "insertLineBreak" && !shifted && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  text.addEventListener("input", fit);

  // Examples and the buttons under a reply are forms too.
  log.addEventListener("submit", async (event) => {
    event.preventDefault();
    const sent = event.target;
    const fields = Object.fromEntries(new FormData(sent));
    if (sent.getAttribute("action") === "/message") {
      await ask(fields.text);
      text.focus();
      return;
    }
    const button = sent.querySelector("button");
    const pressed = button.getAttribute("aria-pressed") !== "true";
    const card = sent.closest(".card");
    const redraws = fields.value.startsWith("draw:");
    try {
      if (redraws) {
        card.setAttribute("aria-busy", "true");
        setTimeout(() => card.removeAttribute("aria-busy"), 20000);
      }
      await send("/press", fields);
      fail("");
      if (redraws) return;
      for (const other of sent.parentElement.querySelectorAll("button")) other.setAttribute("aria-pressed", "false");
      button.setAttribute("aria-pressed", String(pressed));
    } catch (e) {
      card?.removeAttribute("aria-busy");
      explain(e);
    }
  });

  // A picture opens in its full size; Escape, the button or a click beside it closes it again.
  const full = document.getElementById("full");
  log.addEventListener("click", (event) => {
    const link = event.target.closest("a.picture");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const picture = link.querySelector("img").cloneNode();
    full.querySelector("div").replaceChildren(picture);
    full.setAttribute("aria-label", picture.alt);
    full.showModal();
  });
  full.addEventListener("click", (event) => {
    if (event.target === full || event.target.closest("button")) full.close();
  });

  let last = log.dataset.last;
  const listen = () => {
    const stream = new EventSource("/events?after=" + encodeURIComponent(last));
    stream.onopen = () => { state.textContent = ""; };
    stream.onmessage = (event) => {
      last = event.lastEventId || last;
      show(JSON.parse(event.data));
    };
    stream.onerror = () => {
      state.textContent = log.dataset.again;
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 3000);
    };
  };

  listen();
  waiting();
  toEnd();
  text.focus();
})();
