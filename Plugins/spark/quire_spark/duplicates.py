"""The global part of ordered stages: Spark's joins on digests say which document was first.

A worker boils each document down to a digest, bytes that are made of keys. For each key, the first document that has it
is the one with the lowest order; what a stage has to know of a document are the first ones of its keys. They go back to
the workers as what the stage's state has met before the document, so that the verdicts are the stage's own, and those
of a run on one machine.
"""

import base64

from .worker import encoded

#: How the keys of a component lie in its digests: the whole digest is one, or each so many bytes are one. Of `bands` a
#: key counts at its place alone, and a document that is like one that was dropped counts as like the first.
_KEYS = {
    "curation.drop-duplicates": ("whole", 0),
    "curation.drop-repeated-lines": ("units", 16),
    "curation.drop-repeated-paragraphs": ("units", 16),
    "curation.drop-near-duplicates": ("bands", 8),
}

_MET = "array<struct<step:string,digest:binary,met:array<struct<id:string,key:binary,bands:array<int>>>>>"


def decoded(text):
    """The bytes behind a digest as it stands in frames."""
    return base64.b64decode(text)


def meetings(step):
    """What the protocol says of one stage: `step` is a row of the column `met`."""
    return [{"id": entry["id"], "digest": encoded(_digest(step["digest"], entry))} for entry in step["met"]]


def _digest(own, entry):
    """The digest of an earlier document as far as it matters: the shared key, or of bands those that are shared."""
    if entry["bands"] is None:
        return entry["key"]
    width = len(entry["key"])
    shared = set(entry["bands"])
    parts = [own[start : start + width] for start in range(0, len(own), width)]
    return b"".join(part if n in shared else bytes(255 - byte for byte in part) for n, part in enumerate(parts))


def decided(rows, stages, task):
    """`rows` with a column `met`: what each stage of `stages` met before each document."""
    from pyspark.sql import functions as F

    order = rows.schema["order"].dataType.simpleString()
    schema = "id string, document string, fate string, step string, digest binary, order " + order
    full = (
        "id string, document string, fate string, record string, outputs string, row string, step string, digest binary, "
        f"order {order}"
    )
    narrow = schema.split(", ")
    known = None
    for stage in stages:
        step = stage["step"]
        told = _with(rows, known)
        digests = told.mapInArrow(task.until(step), full).select(*[column.split()[0] for column in narrow])
        digests = digests.where((F.col("fate") == "waiting") & (F.col("step") == step)).persist()
        _require_distinct(digests)
        kind, width = _KEYS.get(stage["component"], ("whole", 0))
        met = _met(digests, kind, width)
        met = met.select("id", F.struct(F.lit(step).alias("step"), "digest", "met").alias("stage"))
        known = met if known is None else known.unionByName(met)
    return _with(rows, known)


def _with(rows, known):
    from pyspark.sql import functions as F

    if known is None:
        return rows.withColumn("met", F.lit(None).cast(_MET))
    stages = known.groupBy("id").agg(F.collect_list("stage").cast(_MET).alias("met"))
    return rows.join(stages, "id", "left")


def _require_distinct(digests):
    from pyspark.sql import functions as F

    twice = digests.groupBy("id").count().where(F.col("count") > 1).head()
    if twice is not None:
        raise ValueError(f"the id \"{twice['id']}\" has {twice['count']} documents; deduplicate() needs different ids")


def _met(digests, kind, width):
    """For each document the first documents of its keys, where it is not the first itself."""
    from pyspark.sql import functions as F

    if kind == "whole":
        keys = digests.select("id", "document", "order", F.lit(0).alias("place"), F.col("digest").alias("key"))
    else:
        count = F.floor(F.length("digest") / width).cast("int")
        places = F.when(count > 0, F.sequence(F.lit(0), count - 1)).otherwise(F.array().cast("array<int>"))
        keys = digests.select("id", "document", "order", "digest", F.explode(places).alias("place"))
        key = F.expr(f"substring(digest, place * {width} + 1, {width})")
        keys = keys.select("id", "document", "order", "place", key.alias("key"))
    at = ["key", "place"] if kind == "bands" else ["key"]
    here = F.struct("order", "id", "document")
    firsts = keys.groupBy(*at).agg(F.min(here).alias("first"))
    shared = keys.join(firsts, at).where(F.col("first.id") != F.col("id"))
    if kind == "bands":
        entries = _labelled(digests, shared, width)
    else:
        entry = F.struct("first", F.col("first.document").alias("id"), "key", F.lit(None).cast("array<int>").alias("bands"))
        entries = shared.select("id", entry.alias("entry"))
    # Sorted by the first document's order, so that a state meets them as a run does.
    found = entries.groupBy("id").agg(F.array_sort(F.collect_set("entry")).alias("entries"))
    none = F.array().cast("array<struct<id:string,key:binary,bands:array<int>>>")
    met = F.expr("transform(entries, e -> struct(e.id as id, e.key as key, e.bands as bands))")
    joined = digests.select("id", "digest").join(found, "id", "left")
    return joined.select("id", "digest", F.coalesce(met, none).alias("met"))


def _labelled(digests, shared, width):
    """The first document that each is like, over any number of steps, with the bands that it shares with earlier ones."""
    from pyspark.sql import functions as F

    edges = shared.select("id", F.col("first.id").alias("parent")).distinct().persist()
    labels = digests.select("id", F.struct("order", "id", "document").alias("label")).localCheckpoint()
    while True:
        parents = labels.select(F.col("id").alias("parent"), F.col("label").alias("of_parent"))
        lowest = edges.join(parents, "parent").groupBy("id").agg(F.min("of_parent").alias("lowest"))
        # The lowest label of the parents is lower than the document's own, since they come before it.
        new = labels.join(lowest, "id", "left")
        changed = F.col("lowest").isNotNull() & (F.col("lowest.id") != F.col("label.id"))
        new = new.select("id", F.coalesce("lowest", "label").alias("label"), changed.alias("changed")).localCheckpoint()
        labels = new.select("id", "label")
        if new.where("changed").head() is None:
            break
    bands = shared.groupBy("id").agg(F.array_sort(F.collect_set(F.col("place").cast("int"))).alias("bands"))
    key = F.expr(f"cast(repeat('x', {width}) as binary)").alias("key")
    entry = F.struct(F.col("label").alias("first"), F.col("label.document").alias("id"), key, "bands")
    return bands.join(labels, "id").select("id", entry.alias("entry"))
