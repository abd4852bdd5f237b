// Search in the book, without a server. The words lie in search-index.js, which is read
// when the reader turns to the field for the first time.
(function () {
  "use strict";

  // Old forms of kanji that stand in names and old documents, and their present ones.
  var forms = "亞亜惡悪圍囲爲為壹一隱隠衞衛圓円應応櫻桜假仮價価會会囘回繪絵學学觀観關関氣気歸帰舊旧擧挙經経縣県權権廣広號号國国濟済齋斎﨑崎雜雑參参實実釋釈壽寿從従證証將将狀状乘乗眞真盡尽圖図數数齊斉聲声專専總総莊荘藏蔵續続對対體体臺台髙高瀧滝擇択澤沢單単團団遲遅蟲虫廳庁傳伝轉転當当黨党讀読獨独稅税廢廃發発濱浜邊辺邉辺變変辨弁寶宝滿満與与譽誉豫予樣様賴頼來来龍竜兩両禮礼靈霊戀恋爐炉勞労錄録個箇";
  var present = {};
  var list = Array.from(forms);
  for (var i = 0; i + 1 < list.length; i += 2) present[list[i]] = list[i + 1];

  // A letter with the marks that belong to it: half-width kana have theirs apart.
  var clusters = /[\s\S][\u0300-\u036f\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u200c\u200d]*/gu;

  // fold makes letters alike that a reader takes for the same: width, case, hiragana and
  // katakana, dashes, old forms; white space is dropped.
  function fold(s) {
    s = s.replace(/[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u200b-\u200d]/gu, "").normalize("NFKC").toLowerCase();
    return Array.from(s, function (c) {
      var code = c.codePointAt(0);
      if (code >= 0x3041 && code <= 0x3096) return String.fromCodePoint(code + 0x60);
      if (/\s/.test(c)) return "";
      if (/[\u2010-\u2015\u2212\u002d\u30fc]/.test(c)) return "ー";
      return present[c] || c;
    }).join("");
  }

  var field = document.getElementById("q");
  var out = document.getElementById("hits");
  if (!field || !out) return;
  var data = null, folded = null, loading = false;
  var most = 50;

  function load() {
    if (loading) return;
    loading = true;
    var s = document.createElement("script");
    s.src = "search-index.js";
    s.onload = function () {
      data = window.pmsData;
      folded = data.items.map(function (i) { return fold(data.docs[i[0]][1] + data.docs[i[0]][2] + " " + i[2] + " " + i[3]); });
      run();
    };
    document.head.appendChild(s);
  }

  function run() {
    out.textContent = "";
    var words = field.value.split(/[\s　]+/).map(fold).filter(Boolean);
    if (!data || !words.length) return;
    var found = [], count = 0;
    for (var i = 0; i < folded.length; i++) {
      var all = words.every(function (w) { return folded[i].indexOf(w) >= 0; });
      if (!all) continue;
      count++;
      var inLabel = words.every(function (w) { return fold(data.items[i][2]).indexOf(w) >= 0; });
      if (inLabel) found.unshift(i); else if (found.length < most * 4) found.push(i);
    }
    var head = document.createElement("p");
    head.className = "count";
    head.textContent = count ? count + " " + field.dataset.hits : field.dataset.none;
    out.appendChild(head);
    if (!count) return;
    var ul = document.createElement("ul");
    found.slice(0, most).forEach(function (i) { ul.appendChild(hit(data.items[i], words)); });
    out.appendChild(ul);
  }

  function hit(item, words) {
    var doc = data.docs[item[0]];
    var li = document.createElement("li");
    var a = document.createElement("a");
    a.href = doc[0] + ".html" + (item[1] ? "#" + item[1] : "");
    a.textContent = doc[1] + (item[2] ? "　" + item[2] : "");
    li.appendChild(a);
    var p = document.createElement("p");
    snippet(p, item[3], words);
    li.appendChild(p);
    return li;
  }

  // snippet shows the words around the first one found, which it marks.
  function snippet(p, text, words) {
    var parts = text.match(clusters) || [];
    var line = "", start = [];
    parts.forEach(function (part, n) {
      var f = fold(part);
      for (var k = 0; k < f.length; k++) start.push(n);
      line += f;
    });
    var at = -1, word = "";
    words.forEach(function (w) {
      var x = line.indexOf(w);
      if (x >= 0 && (at < 0 || x < at)) { at = x; word = w; }
    });
    if (at < 0) {
      p.textContent = parts.slice(0, 80).join("") + (parts.length > 80 ? "…" : "");
      return;
    }
    var from = start[at], to = start[at + word.length - 1] + 1;
    var first = Math.max(0, from - 24), last = Math.min(parts.length, to + 56);
    p.append((first ? "…" : "") + parts.slice(first, from).join(""));
    var mark = document.createElement("mark");
    mark.textContent = parts.slice(from, to).join("");
    p.append(mark, parts.slice(to, last).join("") + (last < parts.length ? "…" : ""));
  }

  var timer = 0;
  field.addEventListener("focus", load);
  field.addEventListener("input", function () {
    load();
    clearTimeout(timer);
    timer = setTimeout(run, 80);
  });
  field.addEventListener("keydown", function (e) {
    if (e.key === "Escape") { field.value = ""; out.textContent = ""; }
  });
  // Escape puts away the card of a citation until the reader turns to another.
  var still = document.documentElement.classList;
  document.addEventListener("keydown", function (e) { if (e.key === "Escape") still.add("still"); });
  ["focusin", "mouseover"].forEach(function (name) {
    document.addEventListener(name, function (e) { if (e.target.closest("a,.card")) still.remove("still"); });
  });
  document.addEventListener("click", function (e) {
    if (!out.contains(e.target) && e.target !== field) out.textContent = "";
  });
  if (field.value) load();
})();
