/// The page's style: one column of text with the facts beside it, light and dark, also on paper.
let htmlStyle: StaticString = """
  :root{color-scheme:light dark;--bg:#fbfaf8;--card:#fff;--text:#1d1f21;--soft:#5d6269;--line:#dfddd8;--link:#0b57a4;
  --warn:#9a3412;--l:88%;--s:75%;--l1:80%;--s1:82%;--l2:83%;--s2:28%;--edge:42%}
  @media(prefers-color-scheme:dark){:root{--bg:#15171a;--card:#1d2024;--text:#e6e4e0;--soft:#a2a7ae;--line:#34383e;
  --link:#8ab8f0;--warn:#fdba74;--l:24%;--s:45%;--l1:34%;--s1:62%;--l2:29%;--s2:16%;--edge:62%}}
  *{box-sizing:border-box}
  body{margin:0;background:var(--bg);color:var(--text);font:1.0625rem/1.65 Charter,"Bitstream Charter","Sitka Text",
  Cambria,Georgia,"Noto Serif",serif;overflow-wrap:break-word}
  .page{display:grid;grid-template-columns:minmax(0,42rem) minmax(0,17rem);gap:3.5rem;justify-content:center;
  padding:2.5rem 1.5rem 5rem}
  @media(max-width:62rem){.page{grid-template-columns:minmax(0,42rem);gap:1rem}}
  .page+.page{border-top:3px double var(--line)}
  .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem}
  a{color:var(--link);text-underline-offset:.15em}
  :focus-visible{outline:2px solid var(--link);outline-offset:2px}
  h1,h2,h3,h4,h5,h6{line-height:1.25;text-wrap:balance;margin:2.25rem 0 .75rem}
  h1{font-size:2.1rem;margin:0 0 .75rem}h2{font-size:1.35rem}h3{font-size:1.15rem}h4,h5,h6{font-size:1rem}
  p{margin:0 0 1.1rem}
  aside,table,.facts,.label,.byline,small,.count,.number,time,.time,header .author,.links,dl{
  font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
  .byline,.facts,small,time,.time,.count{color:var(--soft);font-size:.85rem}
  .lead{font-size:1.13em}.caption{font-style:italic;color:var(--soft);border-left:3px solid var(--line);padding-left:1rem}
  .dateline{font-variant:small-caps;letter-spacing:.02em}
  .count{font-weight:400;margin-left:.25rem}
  .label{border:1px solid var(--line);border-radius:99px;padding:.05rem .55rem;white-space:normal}
  .boilerplate,.disclaimer{color:var(--soft);font-size:.9rem}
  .boilerplate>.label{display:block;width:fit-content;margin-top:.4rem;border-radius:.5rem}
  .boilerplate{border-left:3px dashed var(--line);padding-left:1rem}
  blockquote{margin:0 0 1.1rem;padding:.1rem 0 .1rem 1.1rem;border-left:3px solid var(--line);color:var(--soft)}
  blockquote p:last-child{margin:0}
  pre{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.8rem 1rem;
  font-size:.875rem;line-height:1.5}
  code{font-size:.9em}
  .list{list-style:none;padding-left:1.2rem;margin:0 0 1.1rem}.nest .list{margin:0}.continued{padding-left:1.2rem}
  q{quotes:none;font-style:italic}
  mark{--tag:inline;position:relative;color:inherit;background:hsl(var(--h) var(--s) var(--l));border-radius:.2rem;
  padding:.05em .12em;border-bottom:2px solid hsl(var(--h) 55% var(--edge));
  -webkit-box-decoration-break:clone;box-decoration-break:clone}
  mark mark{padding:0}h1 mark,h2 mark,h3 mark{background:none;padding:0;border-bottom-width:3px}
  mark:hover{outline:1px solid hsl(var(--h) 55% var(--edge))}
  .labels mark[id]::after{content:attr(data-type);display:var(--tag);margin-left:.4em;padding:.1em .3em;
  border-radius:.2rem;background:hsl(var(--h) 55% var(--edge));color:var(--bg);
  font:600 .62em/1.4 system-ui,-apple-system,"Segoe UI",Roboto,
  "Noto Sans",sans-serif;letter-spacing:.04em;vertical-align:.12em}
  mark[data-tip]:hover::before{content:attr(data-tip);white-space:pre-line;position:absolute;z-index:2;left:0;top:100%;
  margin-top:.3rem;width:max-content;max-width:19rem;background:var(--text);color:var(--bg);border-radius:.4rem;
  padding:.45rem .7rem;font:.8rem/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;
  font-style:normal;pointer-events:none}
  mark:has(mark:hover)::before{display:none}
  mark:target,.comment:target>header{outline:3px solid var(--link);outline-offset:2px}
  .evidence{text-decoration:underline dotted 2px var(--warn);text-underline-offset:.25em}
  section{border-top:1px solid var(--line);margin-top:2.5rem}
  .thread{list-style:none;margin:0;padding:0}
  .thread .thread{border-left:2px solid var(--line);padding-left:1.1rem;margin:.25rem 0 .5rem}
  .comment{padding:.9rem 0 .1rem}.comment>header{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:baseline;
  margin-bottom:.35rem}
  .comment p{margin-bottom:.7rem}.plain{white-space:pre-line}
  .unknown{color:var(--soft);font-style:italic}.number{font-size:.85rem;text-decoration:none}
  .links{list-style:none;margin:0 0 .7rem;padding:.45rem .8rem;background:var(--card);border:1px solid var(--line);
  border-radius:.5rem;font-size:.85rem;line-height:1.5}
  .deleted,.held{color:var(--soft)}.notice{font-style:italic;color:var(--soft);margin-top:1rem}
  .table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.4}
  th,td{text-align:start;padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--line);vertical-align:top}
  thead th{color:var(--soft);font-weight:500}tbody th{font-weight:600}.places a{margin-right:.3rem}
  .type{background:hsl(var(--h) var(--s) var(--l));border-radius:.25rem;padding:.1rem .4rem;font-size:.75rem;
  letter-spacing:.03em}
  .removed,.diagnostics{padding-left:1.2rem}.removed blockquote{margin-bottom:.3rem;white-space:pre-line}
  .warning b,.error b,.remark{color:var(--warn)}
  aside{font-size:.875rem;line-height:1.5}
  aside h2{font-size:.8rem;font-weight:600;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);
  margin:1.2rem 0 .6rem}
  aside section{margin-top:1.5rem}aside section:first-child{margin-top:0;border-top:0}
  aside section:first-child h2{margin-top:.5rem}
  .legend{list-style:none;margin:0;padding:0}.legend label{display:flex;align-items:center;gap:.45rem;padding:.12rem 0}
  .legend .count{margin-left:auto}input{accent-color:hsl(var(--h) 55% var(--edge));margin:0}
  dl{margin:0}dl div{margin-bottom:.5rem}dt{color:var(--soft);font-size:.78rem}dd{margin:0;overflow-wrap:anywhere}
  @media print{:root{--bg:#fff}.page{display:block;padding:0}.skip{display:none}mark{border-bottom-width:1px}}

  """
