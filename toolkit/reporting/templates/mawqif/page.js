/* The head of a table's column sorts its rows, by click and by keyboard; nothing else is done, and nobody is asked. */
(function () {
  "use strict";
  var language = document.documentElement.lang;
  var collator = new Intl.Collator(language, { numeric: true, sensitivity: "base" });
  function plain(row) {
    return Array.prototype.every.call(row.cells, function (cell) { return cell.colSpan === 1 && cell.rowSpan === 1; });
  }
  function key(row, column) {
    var cell = row.cells[column];
    var given = cell.getAttribute("data-order");
    return given === null ? cell.textContent.trim() : given;
  }
  function compare(a, b) {
    if (!a || !b) { return a ? -1 : b ? 1 : 0; }
    var x = Number(a), y = Number(b);
    return a !== "" && b !== "" && isFinite(x) && isFinite(y) ? x - y : collator.compare(a, b);
  }
  function sort(table, column, head) {
    var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
    var down = head.getAttribute("aria-sort") === "ascending";
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (one) { one.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    rows.map(function (row, at) { return { row: row, at: at, key: key(row, column) }; })
      .sort(function (a, b) {
        if (!a.key !== !b.key) { return compare(a.key, b.key); }
        return (down ? compare(b.key, a.key) : compare(a.key, b.key)) || a.at - b.at;
      })
      .forEach(function (one) { body.appendChild(one.row); });
  }
  Array.prototype.forEach.call(document.querySelectorAll("main table"), function (table) {
    var head = table.tHead, body = table.tBodies[0];
    if (!head || head.rows.length !== 1 || !body || body.rows.length < 3) { return; }
    if (!plain(head.rows[0]) || !Array.prototype.every.call(body.rows, plain)) { return; }
    Array.prototype.forEach.call(head.rows[0].cells, function (cell, column) {
      if (cell.tagName !== "TH" || !cell.textContent.trim()) { return; }
      var button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      while (cell.firstChild) { button.appendChild(cell.firstChild); }
      cell.appendChild(button);
      button.addEventListener("click", function () { sort(table, column, cell); });
    });
  });
})();
