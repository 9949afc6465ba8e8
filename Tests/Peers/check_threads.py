#!/usr/bin/env python3
"""Checks that foreign programs read Quire's exports of threads and see the tree that Quire found.

usage: check_threads.py QUIRE [FOLDER]

QUIRE is the release binary. A page and a mailbox with hostile names and texts are checked, and what lies in FOLDER: pages
(.html, .html.gz) and mailboxes (.mbox), of which at most fifty of each are read. ConvoKit loads the corpus, Graphviz the
DOT, networkx the GraphML, `mailbox` and `email` of Python and notmuch the mailbox, PyLD the JSON-LD. A program that is
missing is named and left out; nothing is installed. Ends with 1 where a program refuses an export or sees another tree.
"""
import email.header, glob, html, importlib.util, json, mailbox, os, re, shutil, subprocess, sys, tempfile

sys.dont_write_bytecode = True
EXPORTS = {"comments": "comments.jsonl", "thread-json": "threads.json", "convokit": "corpus", "dot": "threads.dot",
           "graphml": "threads.graphml", "mbox": "threads.mbox", "activity-streams": "activity.json",
           "schema-org": "schema.json", "thread-outline": "outline.md"}
STAGES = {"html": ["extract.find-main-content", "threads.find-comments", "threads.link-replies"],
          "mbox": ["threads.thread-mail"]}
NAMES = ['Ann "the" <Lee>', "a\\b]]>c", "\u202eRTL\u202c", "日本 太郎", "x" * 60, "From Bob", "--",
         "<script>alert(1)</script>", "O&#39;Neil & co", "[page]", "tab\tname", "ship 🚢", "comma, semicolon; at@sign"]
TEXTS = ['<p>From here on, "quoted" \\n back\\slash.</p><p>&gt;From the pier</p>', "<p>]]&gt; &lt;/script&gt; &lt;!--</p>",
         "<p>.</p><p>From x@y Fri Feb 22 15:06:23 2008</p>", "<p>&#1;&#8;signs &#xFFFE;&#xFFFF;&#xFDD0; &#xB;&#x7F;&#x85;</p>",
         "<p>--<br>- item<br># heading</p>", "<p>|a|b|, \"c\"; 'd' {\"a\": 1}</p>", "<p>سلام 日本語 🚢🚢 &#x2028;</p>",
         "<p>one<br><br><br>two</p>"]


# Input of our own

def hostile_page():
    """A page of nested comments in the markup of WordPress."""
    count = 0

    def items(depth):
        nonlocal count
        result = ""
        for _ in range(3 if depth == 1 else 2):
            count += 1
            name, text, number = html.escape(NAMES[count % len(NAMES)]), TEXTS[count % len(TEXTS)], count
            inner = f'<ol class="children">{items(depth + 1)}</ol>' if depth < 4 else ""
            result += (f'<li class="comment depth-{depth}" id="comment-{number}"><article id="div-comment-{number}" '
                       f'class="comment-body"><div class="comment-author vcard"><b class="fn">{name}</b> <span class="says">'
                       f'says:</span></div><div class="comment-metadata"><a href="#comment-{number}"><time datetime="2021-'
                       f'05-02T08:{number % 60:02}:00+02:00">May 2, 2021</time></a></div><div class="comment-content">{text}'
                       f'</div></article>{inner}</li>')
        return result

    comments = items(1)
    return ('<!DOCTYPE html><html><head><meta charset="utf-8"><title>A "page" &lt;b&gt; ]]&gt; &#x1;</title></head><body>'
            "<article><h1>A page</h1><p>The night ferry between the two harbours will sail again from the first of June, "
            f'the company says.</p></article><div id="comments"><h2 class="comments-title">{count} Responses</h2>'
            f'<ol class="commentlist">{comments}</ol></div></body></html>')


def hostile_mailbox():
    """Mails that answer each other, with ids and names that are hard to write."""
    ids = ["1@harbour.test", "a b@harbour.test", 'q"uote@harbour.test', "per%cent/sl#ash@harbour.test", "ünï@harbour.test", "önä@harbour.test",
           "no-at-sign", "x" * 150 + "@harbour.test", "missing-above@harbour.test"]
    text = ""
    for place, name in enumerate(ids):
        above = {0: "", 8: "References: <nobody@harbour.test>\n"}.get(place, f"References: <{ids[place // 2]}>\n")
        text += (f"From a@b Fri Feb 22 15:{place:02}:00 2008\nFrom: {json.dumps(NAMES[place])} <p{place}@harbour.test>\n"
                 f"Date: Fri, 22 Feb 2008 15:{place:02}:00 +0000\nMessage-ID: <{name}>\n{above}Subject: ferry {place}\n\n"
                 f"words {place}\n>From the pier\n\n")
    return text


# Running

def export(kind, path, name):
    """Runs the exporters over a file; gives the folder of what they wrote."""
    out = os.path.join(WORK, name)
    stages = [{"stage": stage} for stage in STAGES[kind]]
    stages += [{"stage": "export." + e, "with": {"to": os.path.join(out, to)}} for e, to in EXPORTS.items()]
    definition = {"quire": 1, "name": "check-threads", "vars": {"out": out}, "input": {"files": [path], "format": kind}, "stages": stages}
    where = os.path.join(WORK, name + ".yaml")
    with open(where, "w") as file:
        json.dump(definition, file)
    done = subprocess.run([QUIRE, "run", where], capture_output=True, text=True, errors="replace")
    if done.returncode != 0:
        raise Refused("quire: " + done.stderr.strip()[-300:])
    return out


class Refused(Exception):
    """What a program says against an export."""


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def tool(name):
    if not shutil.which(name):
        raise ModuleNotFoundError(name)
    return name


# What programs see: for every comment, by its place, the place of the one above, or None

def wanted(rows):
    """The tree as export.comments has it; nodes are called as in the graphs."""
    names = [node(row) for row in rows]
    place = {name: index for index, name in enumerate(names)}
    return names, [place.get(node(row, "parent_id")) for row in rows]


def node(row, key="id"):
    if row[key] is None:
        return None
    return row[key] if KIND == "mbox" else row["document"] + "#" + row[key]


def by_names(names, above):
    place = {name: index for index, name in enumerate(names)}
    missing = [name for name in names if name not in above]
    if missing:
        raise Refused(f"{len(missing)} comments are missing, such as {missing[0]!r}")
    return [place.get(above[name]) for name in names]


def convokit(out, names):
    if importlib.util.find_spec("convokit") is None:
        raise ModuleNotFoundError("convokit")
    import convokit
    corpus = convokit.Corpus(filename=os.path.join(out, "corpus"))
    for conversation in corpus.iter_conversations():
        if not conversation.check_integrity(verbose=False):
            raise Refused(f"conversation {conversation.id!r} is no tree")
        seen = [utterance.id for utterance in conversation.traverse("dfs")]
        if len(seen) != len(conversation.get_utterance_ids()):
            raise Refused(f"conversation {conversation.id!r} is not whole")
    return by_names(names, {utterance.id: utterance.reply_to for utterance in corpus.iter_utterances()})


def graphviz(out, names):
    path = os.path.join(out, "threads.dot")
    if len(names) < 100:
        run([tool("dot"), "-Tsvg", "-o", os.path.join(out, "threads.svg"), path])
    graph = json.loads(run([tool("dot"), "-Tdot_json", path]))
    label = {item["_gvid"]: item["name"] for item in graph["objects"]}
    above = dict.fromkeys(label.values())
    for edge in graph.get("edges", []):
        if edge.get("style") == "solid":
            above[label[edge["tail"]]] = label[edge["head"]]
    return by_names(names, above)


def graphml(out, names):
    import networkx
    graph = networkx.read_graphml(os.path.join(out, "threads.graphml"))
    above = dict.fromkeys(graph.nodes)
    for child, parent, data in graph.edges(data=True):
        if data.get("kind") == "parent":
            above[child] = parent
    return by_names(names, above)


def mails(out):
    return list(mailbox.mbox(os.path.join(out, "threads.mbox"), create=False))


def python_mailbox(out, names):
    found = mails(out)
    if len(found) != len(names):
        raise Refused(f"{len(found)} mails instead of {len(names)}")
    broken = [mail for mail in found if mail.defects or not mail["Message-ID"]]
    if broken:
        raise Refused(f"{len(broken)} mails have defects, such as {broken[0].defects} in {broken[0]['Message-ID']}")
    ids = {mail["Message-ID"].strip(): place for place, mail in enumerate(found)}
    if len(ids) != len(found):
        raise Refused("an id stands on two mails")
    for mail, row in zip(found, ROWS):
        words = mail.get_payload(decode=True).decode("utf-8")
        if squeezed(re.sub("^>(>*From )", r"\1", words, flags=re.M)) != squeezed(row["text"]):
            raise Refused(f"the words of {mail['Message-ID']} are others")
        written = str(email.header.make_header(email.header.decode_header(mail["From"] or "")))
        if row["author"] and row["author"]["name"] and squeezed(row["author"]["name"]) not in squeezed(written).replace("\\", ""):
            if "\\" not in row["author"]["name"] and '"' not in row["author"]["name"]:
                raise Refused(f"{row['author']['name']!r} is written {written!r}")
    return [ids.get((mail["References"] or "").split()[-1] if mail["References"] else None) for mail in found]


def squeezed(text):
    return " ".join(text.split())


def notmuch(out, names):
    tool("notmuch")
    home = tempfile.mkdtemp(dir=WORK)
    folder = mailbox.Maildir(os.path.join(home, "mail"))
    place = {}
    for index, mail in enumerate(mails(out)):
        folder.add(mail)
        place[mail["Message-ID"].strip().strip("<>")] = index
    config = os.path.join(home, "config")
    with open(config, "w") as file:
        file.write(f"[database]\npath={home}/mail\n[user]\nname=a\nprimary_email=a@b\n[new]\ntags=new\n")
    environment = {**os.environ, "NOTMUCH_CONFIG": config, "HOME": home}
    run(["notmuch", "new", "--quiet"], environment)
    threads = json.loads(run(["notmuch", "show", "--format=json", "--entire-thread=true", "--body=false", "*"], environment))
    above = [None] * len(names)
    seen = set()
    waiting = [(pair, None) for thread in threads for pair in thread]
    while waiting:
        (mail, replies), parent = waiting.pop()
        index = place.get(mail["id"]) if mail else parent
        if mail and index is None:
            raise Refused(f"{mail['id']!r} is no id of the mailbox")
        if mail:
            above[index] = parent
            seen.add(index)
        waiting += [(pair, index) for pair in replies]
    if len(seen) != len(names):
        raise Refused(f"{len(seen)} mails instead of {len(names)}")
    return above


def expanded(path, context):
    from pyld import jsonld

    def loader(url, options={}):
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": context}}

    document = load(path)
    result = jsonld.expand(document, {"documentLoader": loader, "base": "https://base.test/"})
    # A name that is no IRI is lost on the way to RDF.
    jsonld.to_rdf(document, {"documentLoader": loader, "base": "https://base.test/"})
    return result


def activity_streams(out, names):
    vocabulary = "https://www.w3.org/ns/activitystreams#"
    terms = {"@vocab": vocabulary, "id": "@id", "type": "@type", "inReplyTo": {"@id": vocabulary + "inReplyTo", "@type": "@id"},
             "url": {"@id": vocabulary + "url", "@type": "@id"},
             "orderedItems": {"@id": vocabulary + "items", "@type": "@id", "@container": "@list"}}
    notes = []
    for page in expanded(os.path.join(out, "activity.json"), terms):
        notes += page[vocabulary + "items"][0]["@list"]
    return by_ids(names, [(note["@id"], (note.get(vocabulary + "inReplyTo") or [{}])[0].get("@id")) for note in notes])


def schema_org(out, names):
    vocabulary = "http://schema.org/"
    terms = {"@vocab": vocabulary, "url": {"@id": vocabulary + "url", "@type": "@id"}}
    found = []
    waiting = [(page, None) for page in reversed(expanded(os.path.join(out, "schema.json"), terms))]
    while waiting:
        item, parent = waiting.pop()
        is_page = vocabulary + "identifier" not in item
        if not is_page:
            above = item.get(vocabulary + "parentItem", [{}])[0].get("@id")
            found.append((item["@id"], parent or above))
        below = item.get(vocabulary + "comment", [])
        waiting += [(child, None if is_page else item["@id"]) for child in reversed(below)]
    return by_ids(names, found, is_ordered=False)


def by_ids(names, found, is_ordered=True):
    """The tree of things with IRIs, which stand for the names in the same order, or end alike."""
    if len({iri for iri, _ in found}) != len(names):
        raise Refused(f"{len(found)} comments with {len({iri for iri, _ in found})} ids instead of {len(names)}")
    bad = [iri for iri, _ in found if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+", iri)]
    if bad:
        raise Refused(f"{bad[0]!r} is no IRI")
    if is_ordered:
        place = {iri: index for index, (iri, _) in enumerate(found)}
        return [place.get(parent) for _, parent in found]
    activities = [item["id"] for page in load(os.path.join(OUT, "activity.json")) for item in page["orderedItems"]]
    place = {iri: index for index, iri in enumerate(activities)}
    result = [None] * len(names)
    for iri, parent in found:
        result[place[iri]] = place.get(parent)
    return result


def thread_json(out, names):
    found, waiting = {}, []
    first = {row["document"]: node(row) for row in reversed(ROWS)}
    for page in load(os.path.join(out, "threads.json")):
        waiting += [(item, page["document"], None) for item in page["comments"]]
    while waiting:
        item, document, parent = waiting.pop()
        name = node({"id": item["id"], "document": document})
        # A mail stands in a document of its own, and says which one it answers.
        outside = [link.get("to_document") for link in item["links"] if link["kind"] == "parent"]
        found[name] = parent or (first.get(outside[0]) if outside else None)
        waiting += [(child, document, name) for child in item.get("replies", [])]
    return by_names(names, found)


def run(command, environment=None):
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    # Graphviz warns and goes on where it can't read a text.
    if done.returncode != 0 or "Warning" in done.stderr and "font" not in done.stderr:
        raise Refused(done.stderr.strip()[-300:])
    return done.stdout


CHECKS = {"json": thread_json, "ConvoKit": convokit, "Graphviz": graphviz, "networkx": graphml,
          "mailbox": python_mailbox, "notmuch": notmuch, "PyLD, ActivityStreams": activity_streams,
          "PyLD, schema.org": schema_org}


def main():
    global QUIRE, WORK, KIND, ROWS, OUT
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    QUIRE = os.path.abspath(sys.argv[1])
    WORK = tempfile.mkdtemp()
    inputs = []
    for name, kind, text in [("hostile.html", "html", hostile_page()), ("hostile one.mbox", "mbox", hostile_mailbox())]:
        inputs.append((kind, os.path.join(WORK, name)))
        with open(inputs[-1][1], "w", encoding="utf-8") as file:
            file.write(text)
    for folder in sys.argv[2:]:
        for kind, ends in [("html", (".html", ".html.gz")), ("mbox", (".mbox",))]:
            files = sorted(path for path in glob.glob(folder + "/**", recursive=True) if path.endswith(ends))
            inputs += [(kind, path) for path in files[:50]]
    right, wrong, absent, comments = {name: 0 for name in CHECKS}, 0, {}, 0
    for number, (KIND, path) in enumerate(inputs):
        OUT = export(KIND, path, f"run-{number}")
        ROWS = lines(os.path.join(OUT, EXPORTS["comments"]))
        if not ROWS:
            continue
        comments += len(ROWS)
        names, tree = wanted(ROWS)
        repeats = len(set(names)) < len(names)
        for name, check in CHECKS.items():
            # Mails with one id are one mail for these programs.
            if repeats and check in (python_mailbox, notmuch, activity_streams, schema_org):
                continue
            try:
                seen = check(OUT, names)
                differences = [index for index in range(len(tree)) if seen[index] != tree[index]]
                if differences:
                    raise Refused(f"{len(differences)} of {len(tree)} parents are others, such as that of {names[differences[0]]!r}")
                right[name] += 1
            except ModuleNotFoundError as error:
                absent[name] = error.name or str(error)
            except Exception as error:
                wrong += 1
                print(f"{os.path.basename(path)}: {name}: {type(error).__name__}: {str(error)[:400]}")
    print(f"{comments} comments in {len(inputs)} files")
    for name, count in right.items():
        print(f"{name}: " + (f"left out, {absent[name]} is not there" if name in absent else f"{count} files read, the same tree"))
    shutil.rmtree(WORK)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
