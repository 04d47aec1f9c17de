"use strict";
// Sends the form while the user types, and puts the updates in place. Every button also works without it.
(() => {
  const PAUSE = 400;
  let timer = 0;
  let asked = 0;

  const form = () => document.getElementById("edit");
  const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

  const post = async (from, button) => {
    const body = new URLSearchParams(new FormData(from, button));
    const answer = await fetch(button ? from.getAttribute("action") : "check", { method: "POST", body });
    if (!answer.ok) {
      throw new Error(await answer.text());
    }
    return answer.text();
  };

  // Input stays as it is: the page reports the failure, and tries again at the next change.
  const failed = (error) => {
    let box = document.getElementById("gone");
    if (!box) {
      box = document.createElement("div");
      box.id = "gone";
      box.className = "note bad";
      box.setAttribute("role", "alert");
      document.getElementById("content").prepend(box);
    }
    const gone = error instanceof TypeError && form();
    box.textContent = gone ? form().dataset.gone : error.message;
  };

  const worked = () => document.getElementById("gone")?.remove();

  const say = (text) => {
    const live = document.getElementById("live");
    if (live.textContent !== text) {
      live.textContent = text;
    }
  };

  const news = (page) => {
    for (const id of ["state", "todo", "changes"]) {
      const there = document.getElementById(id);
      const fresh = page.getElementById(id);
      if (there.outerHTML !== fresh.outerHTML && !there.contains(document.activeElement)) {
        there.replaceWith(fresh);
      }
    }
    for (const place of form().querySelectorAll(".slot, .badge")) {
      const fresh = page.getElementById(place.id)?.innerHTML ?? "";
      if (place.innerHTML !== fresh) {
        place.innerHTML = fresh;
      }
    }
    for (const input of form().querySelectorAll("[aria-describedby]")) {
      const slot = document.getElementById(input.getAttribute("aria-describedby").split(" ")[0]);
      const wrong = slot && slot.querySelector(".error, .question");
      wrong ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid");
    }
    say(page.getElementById("live").textContent);
  };

  const check = async () => {
    const mine = ++asked;
    try {
      const answer = await post(form());
      if (mine === asked && form()) {
        news(parsed(answer));
        worked();
      }
    } catch (error) {
      failed(error);
    }
  };

  const reveal = (target) => {
    for (let above = target; above; above = above.parentElement) {
      if (above.localName === "details") {
        above.open = true;
      }
    }
    target.focus();
  };

  const swap = (page, pressed) => {
    const open = new Map([...document.querySelectorAll("[data-key]")].map((each) => [each.dataset.key, each.open]));
    for (const part of ["header", "main"]) {
      document.querySelector(part).replaceWith(page.querySelector(part));
    }
    document.title = page.title;
    document.documentElement.lang = page.documentElement.lang;
    for (const each of document.querySelectorAll("[data-key]")) {
      each.open = open.get(each.dataset.key) ?? each.open;
    }
    say(page.getElementById("live").textContent);
    const wanted = document.getElementById(form()?.dataset.focus ?? "");
    const again = form()?.querySelector(`button[value="${CSS.escape(pressed)}"]`);
    reveal(wanted ?? document.getElementById("notice") ?? again ?? document.getElementById("content"));
  };

  const go = async (from, button) => {
    clearTimeout(timer);
    ++asked;
    try {
      const answer = await post(from, button);
      worked();
      swap(parsed(answer), button.value);
    } catch (error) {
      failed(error);
    }
  };

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || "native" in button.dataset) {
      return;
    }
    event.preventDefault();
    if (button.value === "check") {
      check();
    } else {
      go(event.target, button);
    }
  });

  document.addEventListener("input", (event) => {
    if (!form()?.contains(event.target) || !event.target.name) {
      return;
    }
    const state = document.getElementById("state");
    state.dataset.saved = "false";
    state.className = "state open";
    state.textContent = form().dataset.unsaved;
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  });

  // Long lists of options are in the page only once, and are copied to a field when it is first used.
  const fill = (event) => {
    const field = event.target;
    const options = field.dataset && document.getElementById(field.dataset.options ?? "");
    if (options) {
      const chosen = field.selectedOptions[0];
      delete field.dataset.options;
      field.replaceChildren(options.content.cloneNode(true));
      field.value = chosen.value;
      if (field.value !== chosen.value) {
        field.append(chosen);
        field.value = chosen.value;
      }
    }
  };
  document.addEventListener("focusin", fill);
  document.addEventListener("pointerdown", fill);

  // Choosing a place clears the field for another region.
  document.addEventListener("change", (event) => {
    const other = event.target.localName === "select" && document.getElementById("f-~" + event.target.name);
    if (other) {
      other.value = "";
    }
  });

  // Removes spaces around a copied text.
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.localName === "input" && field.type === "text" && field.value !== field.value.trim()) {
      field.value = field.value.trim();
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    const target = link && document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    if (target) {
      event.preventDefault();
      reveal(target);
    }
  });

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s" && form()) {
      event.preventDefault();
      go(form(), form().querySelector("button[value=save]"));
    } else if (event.key === "Escape") {
      const control = event.target.closest?.(".lang[open]");
      if (control) {
        control.open = false;
        control.querySelector("summary").focus();
      }
    }
  });

  window.addEventListener("beforeunload", (event) => {
    if (document.getElementById("state")?.dataset.saved === "false") {
      event.preventDefault();
    }
  });
})();
