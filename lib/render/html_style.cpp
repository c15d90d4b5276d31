#include "render/html_report.hpp"

namespace cahoots {
namespace {

constexpr std::string_view kStyleSheet = R"css(
:root{color-scheme:light dark;--paper:#fdfcfa;--ink:#1b1b1a;--soft:#5a5751;--line:#d9d4ca;
--wash:#f3f0ea;--link:#0b4f8a;--mark:#ffe39a;--warn:#8a1f11;--warnwash:#fdecea;
--c0:#1f5f99;--c1:#b3541e;--c2:#2c7a57;--c3:#8a3a76;--c4:#7a6a12;--c5:#5b5b5b;
--h0:#f3f0ea;--h1:#e3e9f0;--h2:#c9d9e8;--h3:#a9c5de;--h4:#86aed1;--h5:#6494c1;--h6:#447aae;--h7:#2a6198;--h8:#124777}
@media (prefers-color-scheme:dark){:root{--paper:#161718;--ink:#ecebe7;--soft:#b0aca3;--line:#3a3b3d;
--wash:#202224;--link:#8fc1f0;--mark:#6b5310;--warn:#ffb4a8;--warnwash:#3a1c18;
--c0:#6fb1ec;--c1:#f09a63;--c2:#67c199;--c3:#d792c4;--c4:#d3c05a;--c5:#adadad;
--h0:#202224;--h1:#22303d;--h2:#263f55;--h3:#2b506f;--h4:#32648b;--h5:#3f7aa9;--h6:#5592c3;--h7:#77aeda;--h8:#a5cdef}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;padding:1.5rem 1.25rem 4rem;max-width:62rem;background:var(--paper);color:var(--ink);
font:1.0625rem/1.6 Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Noto Serif",serif;overflow-wrap:anywhere}
h1,h2,h3,h4,th,nav,figcaption,summary,.kicker,.measures,.strength,.note,.legend,.small,.number,.date,.skip,footer,dt,.banner
{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif}
h1{font-size:clamp(1.75rem,5vw,2.6rem);line-height:1.15;margin:.2rem 0 .6rem;font-weight:700;letter-spacing:-.015em}
h2{font-size:1.5rem;line-height:1.25;margin:3.2rem 0 .8rem;padding-top:.8rem;border-top:3px solid var(--ink);font-weight:700}
h3{font-size:1.15rem;line-height:1.3;margin:2.2rem 0 .6rem;font-weight:700}
h4{font-size:1rem;margin:1.6rem 0 .3rem;font-weight:650}
p,ul,ol,dl,blockquote{max-width:44rem}
a{color:var(--link)}
a:focus-visible,[tabindex]:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.4rem .8rem}
.kicker{margin:0;font-size:.8rem;letter-spacing:.06em;text-transform:uppercase;color:var(--soft)}
.standfirst{font-size:1.15rem;color:var(--soft);margin:.2rem 0 1rem}
.banner{border-left:5px solid var(--warn);background:var(--warnwash);color:var(--ink);padding:.6rem 1rem;margin:1.2rem 0}
.banner strong{color:var(--warn)}
nav{border-top:1px solid var(--line);border-bottom:1px solid var(--line);font-size:.9rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:.5rem 0;padding:0;max-width:none}
nav a{display:inline-block;padding:.2rem 0}
.lead{padding-left:1.1rem}.lead li{margin:.5rem 0}
.findings{list-style:none;padding:0;margin:.5rem 0 1.2rem}
.findings li{border-left:3px solid var(--line);padding:.1rem 0 .1rem .9rem;margin:.9rem 0}
.findings p{margin:.15rem 0}
.strength{display:inline-block;font-size:.75rem;line-height:1.3;border:1px solid var(--soft);border-radius:1em;padding:.05em .6em;color:var(--soft);white-space:nowrap}
.measures,.note,.small{font-size:.82rem;line-height:1.45;color:var(--soft)}
.note{margin:.4rem 0}
code{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.85em}
.wide{overflow-x:auto;margin:.8rem 0}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.4;overflow-wrap:normal}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem .45rem 0;border-bottom:1px solid var(--line)}
thead th{font-size:.78rem;line-height:1.3;color:var(--soft);font-weight:600;border-bottom:2px solid var(--ink);vertical-align:bottom}
tbody th{font-weight:600}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.date{white-space:nowrap;font-size:.85rem}
.quote{min-width:16rem;overflow-wrap:anywhere}
.quote bdi,td bdi,th bdi{overflow-wrap:anywhere}
tbody th>bdi,.name>bdi{display:inline-block;min-width:9rem}
td>code,td>a>code{display:inline-block;min-width:10.5rem}
.small{min-width:9rem}
.tall{max-height:40rem;overflow:auto}
.tall thead th{position:sticky;top:0;background:var(--paper)}
.columns svg{min-width:0}
.hash{overflow-wrap:anywhere;min-width:12rem}
.dense td,.dense th{padding:.2rem .35rem}
mark{background:var(--mark);color:inherit;padding:0 .1em}
blockquote{margin:.6rem 0;padding:.3rem 1rem;border-left:3px solid var(--c0);background:var(--wash)}
blockquote p{margin:.2rem 0}
figure{margin:1.4rem 0}
figcaption{font-size:.95rem;font-weight:650;margin-bottom:.4rem}
.drawing{overflow-x:auto}
svg{display:block;width:100%;min-width:34rem;height:auto}
svg text{font:11px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;fill:var(--soft)}
.mid{text-anchor:middle}.end{text-anchor:end}
.grid{stroke:var(--line);stroke-width:1}
.curve{fill:none;stroke:var(--c0);stroke-width:2}
.c0{fill:var(--c0);background:var(--c0)}.c1{fill:var(--c1);background:var(--c1)}.c2{fill:var(--c2);background:var(--c2)}
.c3{fill:var(--c3);background:var(--c3)}.c4{fill:var(--c4);background:var(--c4)}.c5{fill:var(--c5);background:var(--c5)}
.h0{fill:var(--h0)}.h1{fill:var(--h1)}.h2{fill:var(--h2)}.h3{fill:var(--h3)}.h4{fill:var(--h4)}.h5{fill:var(--h5)}
.h6{fill:var(--h6)}.h7{fill:var(--h7)}.h8{fill:var(--h8)}
.tie{stroke:var(--ink);stroke-opacity:.28;stroke-width:.8;fill:none}.tie.weak{stroke-opacity:.1}
.tie.crowd{stroke-opacity:.1;stroke-width:.6}.tie.weak.crowd{stroke-opacity:.04}
.node{stroke:var(--paper);stroke-width:1}.seed{fill:none;stroke:var(--ink);stroke-width:1.6}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;margin:.4rem 0;font-size:.85rem}
.key{display:inline-block;width:.8em;height:.8em;border-radius:50%}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:0 2rem}
details{margin:.4rem 0}summary{cursor:pointer;font-size:.85rem;color:var(--link);padding:.2rem 0}
dt{font-weight:650;margin-top:.9rem}dd{margin:.15rem 0 0}
.copy{border-top:1px solid var(--line);margin-top:1.2rem}
footer{margin-top:4rem;border-top:1px solid var(--line);font-size:.85rem;color:var(--soft)}
@media (max-width:40rem){body{padding:1rem 1rem 3rem;font-size:1rem}h2{margin-top:2.4rem}
.wide table{min-width:50rem}.wide table.dense{min-width:0}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--link:#000}
body{max-width:none;font-size:10pt;padding:0}nav,.skip{display:none}details::details-content{content-visibility:visible;height:auto}.tall{max-height:none}.wide,.drawing{overflow:visible}svg{min-width:0}
figure,tr,.findings li{break-inside:avoid}h2,h3,h4{break-after:avoid}table{font-size:8pt}}
.controls{display:flex;flex-wrap:wrap;align-items:baseline;gap:.4rem 1.2rem;margin:.6rem 0;font:.85rem/1.4 system-ui,sans-serif}
.controls input,.controls select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:3px;padding:.25rem .4rem;max-width:100%}
.controls output{color:var(--soft)}
.controls :focus-visible,th button:focus-visible{outline:3px solid var(--link);outline-offset:2px}
th button{font:inherit;color:inherit;background:none;border:0;padding:.2rem 0;margin:0;text-align:inherit;cursor:pointer}
th button::after{content:"\21C5";padding-left:.25em;opacity:.45}
th[aria-sort] button::after{opacity:1}th[aria-sort=ascending] button::after{content:"\2191"}th[aria-sort=descending] button::after{content:"\2193"}
@media print{.controls{display:none}tr[hidden]{display:table-row}th button::after{content:none}
.dense{font-size:6pt}.dense td,.dense th{padding:1px 2px}
.columns{display:block}.small,.quote,.hash,tbody th>bdi,.name>bdi,td>code,td>a>code{min-width:0}
th,td{padding-right:4px}thead th{white-space:normal;font-size:7pt}.date,.strength{font-size:7pt}}
)css";

}  // namespace

std::string_view report_style_sheet() {
  return kStyleSheet;
}

}  // namespace cahoots
