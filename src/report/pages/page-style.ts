/** Colours by meaning. Words have a contrast of 7 to 1 or more with what they stand on, lines one of 3 to 1. */
const light =
  '--page:#fff;--words:#1a1f26;--soft:#46505e;--line:#6b7684;--panel:#f3f5f8;--link:#0b4a99;--bar0:#8c2f0b;--on0:#fff;--bar1:#1c5c8f;--on1:#fff;--bar2:#bfe3cb;--on2:#10331c;--bar3:#fff;--on3:#1a1f26';
const dark =
  '--page:#14181d;--words:#eef1f5;--soft:#c0c8d2;--line:#8b96a4;--panel:#1f252d;--link:#9cc7ff;--bar0:#e8a183;--on0:#1c0a02;--bar1:#7fb6e6;--on1:#04141f;--bar2:#1f5233;--on2:#eafff0;--bar3:#14181d;--on3:#eef1f5';
const strong =
  '--page:#fff;--words:#000;--soft:#000;--line:#000;--panel:#fff;--link:#00317a;--bar0:#5c1a00;--on0:#fff;--bar1:#00315c;--on1:#fff;--bar2:#fff;--on2:#000;--bar3:#fff;--on3:#000';
const strongDark =
  '--page:#000;--words:#fff;--soft:#fff;--line:#fff;--panel:#000;--link:#bcd9ff;--bar0:#ffc2a6;--on0:#000;--bar1:#a9d3ff;--on1:#000;--bar2:#000;--on2:#fff;--bar3:#000;--on3:#fff';

/**
 * How a report looks on a screen, wide or narrow, as the reader has set it (light, dark, more contrast, forced colours), and on A4.
 * On paper it is always dark on white. Nothing in it has to be escaped.
 */
export const pageStyle = [
  `:root{color-scheme:light dark;${light}}`,
  `@media (prefers-color-scheme:dark){:root{${dark}}}`,
  `@media (prefers-contrast:more){:root{${strong}}}`,
  `@media (prefers-contrast:more) and (prefers-color-scheme:dark){:root{${strongDark}}}`,
  '*{box-sizing:border-box}',
  'body{margin:0;background:var(--page);color:var(--words);font:1.0625rem/1.55 Verdana,"DejaVu Sans",Tahoma,Arial,sans-serif;text-align:left;overflow-wrap:break-word}',
  'header,main,footer,nav{max-width:58rem;margin:0 auto;padding:0 1.5rem}',
  'header{padding-top:2rem}main{padding-bottom:2rem}footer{padding-top:1rem;padding-bottom:3rem;color:var(--soft);font-size:.9rem}',
  'h1{font-size:1.8rem;line-height:1.25;margin:0 0 .3em}',
  'h2{font-size:1.4rem;line-height:1.3;margin:2em 0 .5em;padding-top:.5em;border-top:2px solid var(--line)}',
  'h3{font-size:1.12rem;line-height:1.4;margin:1.6em 0 .4em}',
  'p{margin:0 0 .8em}ul{margin:0 0 1em;padding-left:1.3em}li{margin:0 0 .3em}',
  '.under{color:var(--soft)}',
  '.notice{border:3px solid var(--words);padding:.5rem .8rem;margin:0 0 .8rem;font-weight:bold}',
  'a{color:var(--link)}a:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}',
  '.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--page);padding:.3rem .6rem}',
  'dl{margin:0 0 1em}dl div{display:flex;gap:1rem;padding:.2rem 0;border-bottom:1px solid var(--line)}dt{flex:0 0 13rem;color:var(--soft)}dd{margin:0;flex:1 1 0;min-width:0;white-space:pre-wrap;overflow-wrap:anywhere}',
  'figure{margin:0 0 1.5em}blockquote{margin:0 0 .8em;padding:.5rem .9rem;background:var(--panel);border-left:4px solid var(--line)}',
  'blockquote p{margin:0 0 .6em;white-space:pre-wrap;overflow-wrap:anywhere}blockquote p:last-child{margin:0}.whose{color:var(--soft);margin:0 0 .2em}',
  '.scroll{overflow-x:auto;margin:0 0 1.3em}table{border-collapse:collapse;width:calc(100% - 2px);margin:0 1px}',
  'caption{text-align:left;font-weight:bold;padding:0 0 .4em}',
  'th,td{border:1px solid var(--line);padding:.3em .5em;text-align:left;vertical-align:top;white-space:pre-wrap;min-width:6em}',
  'thead th{background:var(--panel)}th.short,td.short{min-width:0;width:1%}tbody .short{white-space:nowrap}tbody th{font-weight:normal}',
  '.story{list-style:none;padding:0}.story>li{padding:.5em 0;border-bottom:1px solid var(--line);margin:0}.story p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.story .when{color:var(--soft);font-size:.9rem}.story .what{font-weight:bold}.story .told{padding-left:1.3em}',
  '.story>li:target{outline:3px solid var(--link);outline-offset:-1px}',
  '.chart{display:block;width:100%;max-width:40rem;height:auto;margin:0 0 .8em}.fillings{position:absolute}',
  '.chart text{font:13px Verdana,"DejaVu Sans",Tahoma,Arial,sans-serif;fill:var(--words)}.chart text.group{font-weight:bold}',
  '.bar{stroke:var(--words);stroke-width:1}.ink{stroke:var(--on2);stroke-width:1.2;fill:none}.dot{fill:var(--on3)}',
  '.bar.f0{fill:var(--bar0)}.bar.f1{fill:var(--bar1)}.bar.f2,.ground.f2{fill:var(--bar2)}.bar.f3,.ground.f3{fill:var(--bar3)}',
  '.chart text.on.f0{fill:var(--on0)}.chart text.on.f1{fill:var(--on1)}.chart text.on.f2{fill:var(--on2)}.chart text.on.f3{fill:var(--on3)}',
  '@media (forced-colors:active){:root{--page:Canvas;--words:CanvasText;--line:CanvasText;--panel:Canvas;--link:LinkText;--bar0:CanvasText;--on0:Canvas;--bar1:GrayText;--on1:Canvas;--bar2:Canvas;--on2:CanvasText;--bar3:Canvas;--on3:CanvasText}}',
  '@media (max-width:40rem){dl div{display:block}header,main,footer,nav{padding-left:1rem;padding-right:1rem}}',
  '@page{size:A4;margin:16mm 15mm 18mm;@bottom-right{content:"Page " counter(page) " of " counter(pages);font:9pt Verdana,"DejaVu Sans",Tahoma,Arial,sans-serif}}',
  `@media print{:root{color-scheme:light;${light};--words:#000;--soft:#333}body{font-size:10.5pt;line-height:1.45}header,main,footer{max-width:none;padding:0}nav,.skip,.player{display:none}`,
  'h1{font-size:20pt}h2{font-size:15pt;margin-top:1.4em}h3{font-size:12pt}h1,h2,h3,caption,.whose{break-after:avoid}tr,.chart,.notice,dl div{break-inside:avoid}thead{display:table-header-group}h3+dl{break-after:avoid}',
  '.scroll{overflow:visible}th,td{overflow-wrap:anywhere;min-width:0}th.short,td.short{overflow-wrap:normal}a{color:inherit;text-decoration:none}.chart{max-width:150mm}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}',
].join('');
