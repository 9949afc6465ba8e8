"""DataFrames through a definition."""

import json

from . import duplicates
from .bundle import ship
from .worker import Worker, encoded

#: What a task hands on for every document.
RESULT_SCHEMA = (
    "id string, document string, fate string, record string, outputs string, row string, step string, digest binary"
)


class Result:
    """What became of the documents of a DataFrame.

    `all` has a row for each: `id` as it came in, `document` the id that Quire gives, and `fate`: `written`, `rejected`,
    `quarantined` or `nothing` (the record held no document). It is persisted, so that the three others don't run the
    definition three times; `unpersist()` lets it go.
    """

    def __init__(self, rows, fields=None, order=None):
        self.all = rows
        self._fields = fields or {}
        self._order = [order] if order else []

    @property
    def documents(self):
        """`id`, `record` (what the exporter wrote), `outputs` (JSON, by exporter step, where there are several), and
        the fields that were asked for."""
        from pyspark.sql import functions as F

        rows = self.all.where(F.col("fate") == "written")
        columns = [F.col("document").alias("id"), *self._order, "record", "outputs"]
        for name, path in self._fields.items():
            path, kind = path if isinstance(path, tuple) else (path, "string")
            columns.append(_field("record", path, kind).alias(name))
        return rows.select(*columns)

    @property
    def rejects(self):
        """What filters dropped: `id`, `by` (the step), `rule`, `reason`, `value`, and `row`, the line as JSON."""
        return self._lines("rejected", [("by", "string"), ("rule", "string"), ("reason", "string"), ("value", "double")])

    @property
    def quarantine(self):
        """What could not be read or failed: `id`, `by`, `code`, `message`, and `row`, the line as JSON with the source."""
        return self._lines("quarantined", [("by", "string"), ("code", "string"), ("message", "string")])

    def unpersist(self):
        """Frees what `all` keeps."""
        self.all.unpersist()

    def _lines(self, fate, names):
        from pyspark.sql import functions as F

        rows = self.all.where(F.col("fate") == fate)
        columns = [_field("row", name, kind).alias(name) for name, kind in names]
        return rows.select(F.col("document").alias("id"), *self._order, *columns, "row")


def _field(column, path, kind):
    """A value in a column of JSON; null where it is none of that type, since one odd record must not fail a job."""
    from pyspark.sql import functions as F

    quoted = path.replace("\\", "\\\\").replace("'", "\\'")
    return F.expr(f"try_cast(get_json_object({column}, '$.{quoted}') as {kind})")


def transform(
    df,
    definition,
    *,
    id_column,
    text_column,
    sets=None,
    binary=None,
    files=(),
    plugins=(),
    format=None,
    metadata=(),
    as_records=False,
    uri_column=None,
    record_column=None,
    offset_column=None,
    codecs_column=None,
    exporter=None,
    fields=None,
    workers=1,
    timeout=300.0,
    batch_bytes=4 << 20,
    persist=True,
    _order=None,
):
    """Takes each row of `df` through `definition` and returns a `Result`.

    definition     the path of a definition; nothing that its exporters name is written
    id_column      the documents' ids
    text_column    a string column with texts, or a binary one with files of any format that Quire reads
    sets           the definition's variables, as `--set` has them
    binary         the program on the driver, or "local:/path" of one on every machine; else $QUIRE, else the PATH
    files          files and folders that the definition needs (includes, lists), shipped with it
    plugins        folders of plugins to enable, shipped too
    format         the reader's name; without it the definition's, and plain text for a string column
    metadata       columns that become the documents' metadata
    as_records     whether rows go as lines of JSON, so that records are those of `quire run` over JSON Lines; they do
                   with metadata, and where the definition says `format: jsonl`, then with all columns by their names
    uri_column, record_column, offset_column, codecs_column
                   where the text comes from, for the records; the id where it is left out
    exporter       the exporter's step whose output is `record`; the first one where it is left out
    fields         columns to take out of the records: {"title": "metadata.title.value", "n": ("metadata.n.value", "int")}
    workers        documents at once in each task; more than 1 only where `spark.task.cpus` is more
    timeout        seconds for one batch, after which its worst document is looked for and put into quarantine
    """
    spark = df.sparkSession
    bundle, (command, folder) = ship(spark, definition, files, sets, plugins, binary, workers)
    with Worker(command, timeout, cwd=folder) as worker:
        handshake = worker.handshake
    ordered = handshake["ordered"]
    if ordered and _order is None:
        names = ", ".join(f"\"{stage['step']}\"" for stage in ordered)
        raise ValueError(f"the definition has stages that need the order of documents ({names}); use deduplicate()")
    steps = [step["step"] for step in handshake["exporters"]]
    if exporter is not None and exporter not in steps:
        raise ValueError(f"the definition has no exporter step \"{exporter}\"; it has {steps}")
    places = {"uri": uri_column, "record": record_column, "offset": offset_column, "codecs": codecs_column}
    as_records = as_records or bool(metadata)
    body, format = _body(df, id_column, text_column, metadata, as_records, format, handshake["format"])
    rows = _prepared(df, id_column, body, places, _order)
    task = _Task(bundle, format, exporter or (steps[0] if steps else None), len(steps) > 1, timeout, batch_bytes)
    if ordered:
        rows = duplicates.decided(rows, ordered, task)
    order = "order" if _order is not None else None
    schema = RESULT_SCHEMA + (f", order {rows.schema['order'].dataType.simpleString()}" if order else "")
    out = rows.mapInArrow(task.to_end(order is not None), schema)
    return Result(out.persist() if persist else out, fields, order)


def deduplicate(df, definition, *, order_column, **options):
    """As `transform`, for a definition with ordered stages such as `curation.drop-duplicates`.

    Spark's own joins on the stages' digests decide which document was first: the one with the lowest `order_column`, and
    among those the lowest id. The results have that column as `order`. Ids must be different. Each ordered stage costs
    one more pass through the steps before it.
    """
    return transform(df, definition, _order=order_column, **options)


def _body(df, id_column, text_column, metadata, as_records, format, declared):
    """What workers read of a row, and the format that they are told; `None` for what the definition says."""
    from pyspark.sql import functions as F
    from pyspark.sql.types import BinaryType

    is_binary = isinstance(df.schema[text_column].dataType, BinaryType)
    if as_records and is_binary:
        raise ValueError("only a text column of type string can go as a record")
    if declared == "jsonl" and format is None and not is_binary:
        names = [id_column, text_column, *metadata] if metadata else df.columns
        return F.to_json(F.struct(*names)), "jsonl"
    if as_records:
        text = F.col(text_column).alias("text")
        return F.to_json(F.struct(F.col(id_column).cast("string").alias("id"), text, *metadata)), "jsonl"
    if declared == "auto" and format is None and not is_binary:
        format = "text"
    return F.col(text_column), format


def _prepared(df, id_column, body, places, order):
    """The columns that tasks take."""
    from pyspark.sql import functions as F

    columns = [F.col(id_column).cast("string").alias("id"), body.alias("body")]
    kinds = {"uri": "string", "record": "long", "offset": "long", "codecs": "array<string>"}
    for name, kind in kinds.items():
        if places[name] is not None:
            columns.append(F.col(places[name]).cast(kind).alias(name))
    if order is not None:
        columns.append(F.col(order).alias("order"))
    return df.select(*columns)


class _Task:
    """What runs on executors."""

    def __init__(self, bundle, format, exporter, keeps_outputs, timeout, batch_bytes):
        self.bundle = bundle
        self.format = format
        self.exporter = exporter
        self.keeps_outputs = keeps_outputs
        self.timeout = timeout
        self.batch_bytes = batch_bytes

    def to_end(self, keeps_order):
        """A function for `mapInArrow` that takes documents through all steps."""
        return lambda batches: self._map(batches, None, keeps_order)

    def until(self, step):
        """A function for `mapInArrow` that takes documents to an ordered step and gives its digests."""
        return lambda batches: self._map(batches, step, True)

    def _map(self, batches, until, keeps_order):
        import pyarrow as pa

        command, folder = self.bundle.command()
        with Worker(command, self.timeout, self.batch_bytes, cwd=folder) as worker:
            for batch in batches:
                order_type = batch.schema.field("order").type if keeps_order else None
                for part in self._parts(batch):
                    yield self._answer(pa, worker, part.to_pylist(), until, order_type)

    def _parts(self, batch):
        """Slices of a batch of Arrow's, so that what is in memory at once is bounded by bytes, not by rows."""
        rows = max(1, batch.num_rows * 4 * self.batch_bytes // max(1, batch.nbytes))
        for start in range(0, batch.num_rows, rows):
            yield batch.slice(start, rows)

    def _answer(self, pa, worker, rows, until, order_type):
        documents, places, found = [], [], [[] for _ in rows]
        for place, row in enumerate(rows):
            problem = self._problem(row)
            if problem is None:
                documents.append(self._document(row))
                places.append(place)
            else:
                found[place].append(problem)
        for number, result in worker.run(documents, until):
            found[places[number]].append(result)
        out = [self._row(result, row) for row, results in zip(rows, found) for result in results]
        types = [("id", pa.string()), ("document", pa.string()), ("fate", pa.string()), ("record", pa.string())]
        types += [("outputs", pa.string()), ("row", pa.string()), ("step", pa.string()), ("digest", pa.binary())]
        columns = {name: pa.array([item[name] for item in out], kind) for name, kind in types}
        if order_type is not None:
            columns["order"] = pa.array([item["order"] for item in out], order_type)
        return pa.RecordBatch.from_pydict(columns)

    @staticmethod
    def _problem(row):
        for name, code in (("id", "no-id"), ("body", "no-text")):
            if row[name] is None:
                message = f"the {'id' if name == 'id' else 'text'} is null"
                line = {"id": row["id"], "by": "quire-spark", "code": code, "message": message, "source": row["body"]}
                if isinstance(line["source"], (bytes, bytearray)):
                    line["source_base64"] = encoded(line.pop("source"))
                return {"id": row["id"], "document": row["id"], "fate": "quarantined", "quarantine": line}
        return None

    def _document(self, row):
        body = row["body"]
        document = {"id": row["id"], "uri": row.get("uri") or row["id"]}
        document.update({"text": body} if isinstance(body, str) else {"base64": encoded(body)})
        if self.format is not None:
            document["format"] = self.format
        for name in ("record", "offset", "codecs"):
            if row.get(name) is not None:
                document[name] = row[name]
        if row.get("met"):
            document["met"] = {step["step"]: duplicates.meetings(step) for step in row["met"]}
        return document

    def _row(self, result, row):
        outputs = result.get("outputs") or {}
        record = outputs.get(self.exporter)
        line = result.get("reject") or result.get("quarantine")
        digest = result.get("digest")
        return {
            "id": row["id"],
            "document": result["document"],
            "fate": result["fate"],
            "record": record.rstrip("\n") if isinstance(record, str) else _json(record),
            "outputs": _json(outputs) if outputs and self.keeps_outputs else None,
            "row": _json(line),
            "step": result.get("at"),
            "digest": duplicates.decoded(digest) if digest is not None else None,
            "order": row.get("order"),
        }


def _json(value):
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
