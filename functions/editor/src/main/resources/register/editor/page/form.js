"use strict";
// Sends the long form while the user types, and puts the findings in place. Every button also works without it.
(() => {
  const PAUSE = 400;
  let timer = 0;
  let asked = 0;
  let typed = false;
  let leaves = false;

  const form = document.getElementById("edit");
  const named = (id) => document.getElementById(id);

  // Input stays as it is: the page reports the failure, and tries again at the next change.
  const failed = (error) => {
    let box = named("gone");
    if (!box) {
      box = document.createElement("div");
      box.id = "gone";
      box.className = "note bad";
      box.setAttribute("role", "alert");
      form.prepend(box);
    }
    box.textContent = error instanceof TypeError ? form.dataset.gone : error.message;
  };

  const news = (page) => {
    for (const id of ["state", "todo", "changes"]) {
      const there = named(id);
      const fresh = page.getElementById(id);
      if (there && fresh && there.outerHTML !== fresh.outerHTML && !there.contains(document.activeElement)) {
        there.replaceWith(fresh);
      }
    }
    for (const place of form.querySelectorAll(".slot, .badge")) {
      const fresh = page.getElementById(place.id)?.innerHTML ?? "";
      if (place.innerHTML !== fresh) {
        place.innerHTML = fresh;
      }
    }
    for (const input of form.querySelectorAll("[aria-describedby]")) {
      const slot = named(input.getAttribute("aria-describedby").split(" ")[0]);
      const wrong = slot && slot.querySelector(".error, .question");
      wrong ? input.setAttribute("aria-invalid", "true") : input.removeAttribute("aria-invalid");
    }
    const said = page.getElementById("live").textContent;
    if (named("live").textContent !== said) {
      named("live").textContent = said;
    }
  };

  // The register keeps what it receives, saved or not.
  const check = async () => {
    clearTimeout(timer);
    const mine = ++asked;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.getAttribute("action") + ".check", { method: "POST", body });
      if (!answer.ok) {
        throw new Error(await answer.text());
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine === asked) {
        typed = false;
        news(page);
        named("gone")?.remove();
      }
      return true;
    } catch (error) {
      failed(error);
      return false;
    }
  };

  // A form is sent only to a register that answers, so that no input is lost.
  document.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (event.target !== form || leaves || button?.formTarget) {
      return;
    }
    event.preventDefault();
    if ((await check()) && button && button.value !== "look") {
      leaves = true;
      form.requestSubmit(button);
    }
  });

  form.addEventListener("input", (event) => {
    if (!event.target.name) {
      return;
    }
    typed = true;
    const state = named("state");
    state.dataset.saved = "false";
    state.className = "state open";
    state.textContent = form.dataset.unsaved;
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE);
  });

  form.addEventListener("change", (event) => {
    const field = event.target;
    // Choosing a place clears the field for another region.
    const other = field.localName === "select" && named("f-~" + field.name);
    if (other) {
      other.value = "";
    }
    // Removes spaces around a copied text.
    if (field.localName === "input" && field.type === "text" && field.value !== field.value.trim()) {
      field.value = field.value.trim();
    }
  });

  const reveal = (id) => {
    const target = named(id);
    for (let above = target; above; above = above.parentElement) {
      if (above.localName === "details") {
        above.open = true;
      }
    }
    target?.focus();
    return target;
  };

  const fragment = (address) => decodeURIComponent(new URL(address).hash.slice(1));

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href^='#']");
    if (link && reveal(fragment(link.href))) {
      event.preventDefault();
    }
  });

  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button[value=save]"));
    }
  });

  window.addEventListener("beforeunload", (event) => {
    if (typed && !leaves) {
      event.preventDefault();
    }
  });

  window.addEventListener("pageshow", () => {
    leaves = false;
  });

  reveal(fragment(location.href));
})();
