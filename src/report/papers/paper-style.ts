/**
 * How a paper looks, on a screen and on A4: a sans serif of 18 points or more, a line and a half from line to line, black on
 * white. Tables lie across the sheet. Nothing in it has to be escaped.
 */
export const paperStyle = [
  ':root{color-scheme:light}',
  'body{margin:0;background:#fff;color:#000;font:18pt/1.5 Verdana,Tahoma,"DejaVu Sans",Arial,Helvetica,sans-serif;text-align:left;overflow-wrap:break-word}',
  'main{max-width:62rem;margin:0 auto;padding:1rem 1.5rem 3rem}',
  'main.wide{max-width:none}',
  'h1{font-size:26pt;line-height:1.3;margin:0 0 .25em}',
  'h2{font-size:21pt;line-height:1.4;margin:1.2em 0 .2em}',
  'p{margin:0 0 1em}',
  'a{color:#003c9c;text-decoration:underline}',
  'a:focus{outline:3px solid #003c9c;outline-offset:2px}',
  '@counter-style line{system:extends decimal;prefix:"Line ";suffix:":\\00a0\\00a0"}',
  'ol{margin:0;padding:0;list-style:line inside}',
  'li{margin:0 0 .6em;padding-left:1.5em;text-indent:-1.5em;white-space:pre-wrap}',
  'dl{margin:0}',
  'dt{font-weight:bold}',
  'dd{margin:0 0 .3em 1.5em}',
  'table{border-collapse:collapse;width:100%}',
  'caption{font-weight:bold;text-align:left;margin:0 0 .5em}',
  'th,td{border:2px solid #000;padding:.25em .4em;text-align:left;vertical-align:top}',
  'thead{display:table-header-group}',
  'tr,li,dl{break-inside:avoid}',
  'h1,h2,caption,dt{break-after:avoid}',
  '@page{size:A4;margin:18mm;@bottom-right{content:"Page " counter(page);font:18pt Verdana,Tahoma,"DejaVu Sans",Arial,sans-serif}}',
  '@page wide{size:A4 landscape}',
  '@media print{main{max-width:none;padding:0}main.wide{page:wide}}',
].join('');
