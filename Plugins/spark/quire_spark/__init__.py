"""Runs Quire's definitions over Apache Spark DataFrames and web archives.

    result = quire_spark.transform(df, "news.yaml", id_column="url", text_column="body")
    result.documents.write.parquet("clean")
    result.rejects.write.json("rejects")
    result.quarantine.write.json("quarantine")
"""

from .transform import Result, deduplicate, transform
from .warc import read_warc, transform_warc
from .worker import Worker, WorkerError

__all__ = ["Result", "Worker", "WorkerError", "deduplicate", "read_warc", "transform", "transform_warc"]
__version__ = "0.1.0"
