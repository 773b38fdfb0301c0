// Puts Streamlit's own words into the reader's language; see words.py.
(() => {
  "use strict";
  const words = 'WORDS';
  const patterns = 'PATTERNS';
  const standard = document.currentScript.dataset.language;
  const attributes = ["aria-label", "title", "placeholder", "alt"];
  const skipped = ".stMarkdown, .stHtml, .stIconMaterial, [data-testid='stIconMaterial'], code, pre, svg";

  // without this, a page opened by a link first asks for its own path, in vain
  window.__streamlit = { BACKEND_BASE_URL: window.location.origin + "/" };

  const language = () => {
    const asked = new URLSearchParams(window.location.search).get("lang");
    return asked in words ? asked : standard;
  };

  // whatever language a text is in now, find the English that it came from
  const english = new Map();
  for (const dictionary of Object.values(words)) {
    for (const [word, text] of Object.entries(dictionary)) english.set(text, word);
  }

  const translate = (text) => {
    const bare = text.trim();
    if (bare.length < 2) return text;
    const word = english.get(bare);
    if (word !== undefined) return text.replace(bare, words[language()][word]);
    for (const [pattern, texts] of patterns) {
      const found = bare.match(new RegExp(pattern));
      if (found) {
        return texts[language()].replace(/\{(\d)\}/g, (_, at) => found[Number(at) + 1] || "").replace(/ · $/, "");
      }
    }
    return text;
  };

  const visitText = (node) => {
    if (!node.parentElement || node.parentElement.closest(skipped)) return;
    const text = translate(node.data);
    if (text !== node.data) node.data = text;
  };

  const visitElement = (element) => {
    // a named drop zone is no decoration
    if (element.dataset.testid === "stFileUploaderDropzone") element.setAttribute("role", "group");
    // several buttons of one word: each says of which column it is
    const asked = element.tagName === "BUTTON" && element.closest('[class*="st-key-confirm-"]') && element.closest('[class*="st-key-column-"]');
    if (asked) {
      const named = `${element.innerText}: ${asked.querySelector("h4 span")?.textContent}`;
      if (element.getAttribute("aria-label") !== named) element.setAttribute("aria-label", named);
    }
    for (const name of attributes) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      const text = translate(value);
      if (text !== value) element.setAttribute(name, text);
    }
  };

  const visit = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return visitText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    visitElement(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) visitText(node);
      else visitElement(node);
    }
  };

  // the columns and the findings of a file are two pages in one: each begins at its top
  let at = "";
  const begin = () => {
    const step = document.querySelector(".vv-steps [aria-current='step']")?.textContent;
    if (!step || step === at) return;
    if ([at, step].some((one) => one.startsWith("2"))) document.querySelector(".stMain")?.scrollTo(0, 0);
    at = step;
  };

  let shown = standard;
  const follow = (changes) => {
    begin();
    const now = language();
    if (now !== shown) {
      shown = now;
      document.documentElement.lang = now;
      visit(document.body);
      return;
    }
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(visit);
      else if (change.type === "characterData") visitText(change.target);
      else visitElement(change.target);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    visit(document.body);
    new MutationObserver(follow).observe(document.body, {
      subtree: true, childList: true, characterData: true,
      attributes: true, attributeFilter: attributes,
    });
  });
})();
