"""Ships the program, a definition and the files it names to the executors.

A bundle is a tar file whose name tells its contents, so that it is shipped once, and unpacked once on each executor.
"""

import atexit
import glob
import hashlib
import io
import os
import shutil
import tarfile
import tempfile

_LOCAL = "local:"
#: What was added to which application.
_SHIPPED = {}


class Bundle:
    """What an executor needs to start a worker. Instances go to executors, so they hold names alone."""

    def __init__(self, archive, definition, binary, sets, plugins, workers):
        self.archive = archive
        self.definition = definition
        self.binary = binary
        self.sets = sets
        self.plugins = plugins
        self.workers = workers

    def command(self, archive=None, binary=None):
        """The worker's command line and its folder; paths are those of this executor unless they are given."""
        from pyspark import SparkFiles

        folder = _unpacked(archive or SparkFiles.get(self.archive))
        program = self.binary
        if program.startswith(_LOCAL):
            program = program[len(_LOCAL) :]
        else:
            program = binary or SparkFiles.get(program)
            if not os.access(program, os.X_OK):
                os.chmod(program, os.stat(program).st_mode | 0o755)
        command = [program, "worker", self.definition, "--workers", str(self.workers)]
        for name, value in self.sets:
            command += ["--set", f"{name}={value}"]
        for plugin in self.plugins:
            command += ["--plugins", plugin]
        return command, folder


def ship(spark, definition, files=(), sets=None, plugins=(), binary=None, workers=1):
    """Packs `definition`, `files` and `plugins` and ships them with the program.

    `definition` is a path; files keep their places beside it. `binary` is the program's path on the driver, or
    `local:/…` for one that is on every machine already; without it, `$QUIRE` and the `PATH` are searched.

    Returns the bundle, and the command line and folder of a worker on the driver.
    """
    definition = os.path.abspath(definition)
    paths = [definition] + [os.path.abspath(path) for pattern in files for path in _matches(pattern)]
    plugins = [os.path.abspath(plugin) for plugin in plugins]
    base = os.path.commonpath([os.path.dirname(path) for path in paths + plugins])
    names = [os.path.relpath(path, base) for path in paths + plugins]
    data = _archive(base, names)
    name = f"quire-{hashlib.sha256(data).hexdigest()[:24]}.tar"
    archive = _shipped(spark.sparkContext, name, lambda path: _write(path, data))
    program = binary or os.environ.get("QUIRE") or shutil.which("quire")
    if program is None:
        raise ValueError("the program \"quire\" is not in the PATH; give its path as binary=")
    on_driver = None
    if not program.startswith(_LOCAL):
        on_driver = os.path.abspath(program)
        # Two programs of one name, or one that was built anew, must not be taken for each other.
        status = os.stat(on_driver)
        version = f"{on_driver} {status.st_size} {status.st_mtime_ns}"
        program = f"quire-{hashlib.sha256(version.encode()).hexdigest()[:16]}"
        _shipped(spark.sparkContext, program, lambda path: shutil.copy2(on_driver, path))
    bundle = Bundle(
        archive=name,
        definition=os.path.relpath(definition, base),
        binary=program,
        sets=sorted((sets or {}).items()),
        plugins=[os.path.relpath(plugin, base) for plugin in plugins],
        workers=workers,
    )
    return bundle, bundle.command(archive, on_driver)


def _shipped(context, name, make):
    """The file called `name` on the driver, made by `make` and added to the context when it is first asked for."""
    key = (context.applicationId, name)
    if key not in _SHIPPED:
        # Executors fetch it from here for as long as the application runs.
        folder = tempfile.mkdtemp(prefix="quire-spark-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        path = os.path.join(folder, name)
        make(path)
        context.addFile(path)
        _SHIPPED[key] = path
    return _SHIPPED[key]


def _write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def _matches(pattern):
    found = sorted(glob.glob(os.fspath(pattern), recursive=True))
    if not found:
        raise ValueError(f"no file matches \"{pattern}\"")
    return found


def _archive(base, names):
    """A tar file that is the same for the same contents."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", dereference=True) as tar:
        seen = set()
        for name in names:
            path = os.path.join(base, name)
            found = [path]
            if os.path.isdir(path):
                found = sorted(os.path.join(folder, file) for folder, _, files in os.walk(path) for file in files)
            for file in found:
                name_in_tar = os.path.relpath(file, base)
                if name_in_tar in seen:
                    continue
                seen.add(name_in_tar)
                entry = tar.gettarinfo(file, name_in_tar)
                entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = 0, 0, 0, "", ""
                with open(file, "rb") as contents:
                    tar.addfile(entry, contents)
    return data.getvalue()


def _unpacked(archive):
    """The folder in which the archive is unpacked; the first task on an executor unpacks it."""
    folder = f"{archive}.d"
    if os.path.isdir(folder):
        return folder
    temporary = tempfile.mkdtemp(prefix="quire-", dir=os.path.dirname(archive))
    with tarfile.open(archive) as tar:
        tar.extractall(temporary)
    try:
        os.rename(temporary, folder)
    except OSError:
        # Another task was faster.
        shutil.rmtree(temporary, ignore_errors=True)
        if not os.path.isdir(folder):
            raise
    return folder
