// Reads a JSON list of LaTeX, writes what MathJax makes of it: MathML, or null where it has an error.
const { mathjax } = require("mathjax-full/js/mathjax.js");
const { TeX } = require("mathjax-full/js/input/tex.js");
const { liteAdaptor } = require("mathjax-full/js/adaptors/liteAdaptor.js");
const { RegisterHTMLHandler } = require("mathjax-full/js/handlers/html.js");
const { AllPackages } = require("mathjax-full/js/input/tex/AllPackages.js");
const { SerializedMmlVisitor } = require("mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js");
const { STATE } = require("mathjax-full/js/core/MathItem.js");

RegisterHTMLHandler(liteAdaptor());
const left = ["bussproofs", "physics", "colorv2", "noundefined", "noerrors"];
const packages = AllPackages.filter((name) => !left.includes(name));
const visitor = new SerializedMmlVisitor();

const read = (latex) => {
  const formatError = (_, error) => { throw error; };
  const html = mathjax.document("", { InputJax: new TeX({ packages, formatError }) });
  return visitor.visitTree(html.convert(latex, { display: true, end: STATE.CONVERT }));
};

const formulas = JSON.parse(require("fs").readFileSync(0, "utf8"));
const made = formulas.map((latex) => { try { return read(latex); } catch { return null; } });
console.log(JSON.stringify(made));
