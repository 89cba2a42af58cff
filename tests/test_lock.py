import shutil
import subprocess
import sys
import threading

import pytest

from generator.errors import LitsiteError
from generator.lock import hold_lock

HOLDER = """
import sys
from pathlib import Path
from generator.lock import hold_lock
with hold_lock(Path(sys.argv[1]), "add", print):
    print("held", flush=True)
    sys.stdin.readline()
"""


def start_holder(folder):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout.readline() == "held\n"
    return holder


def test_second_run_says_who_is_at_work_and_waits(tmp_path):
    with start_holder(tmp_path) as holder:
        said = []

        def say(line):
            said.append(line)
            holder.stdin.write("\n")
            holder.stdin.flush()

        with hold_lock(tmp_path, "build", say):
            assert said == [f"waiting for litsite add (process {holder.pid})"]


def test_lock_of_a_killed_run_is_free(tmp_path):
    with start_holder(tmp_path) as holder:
        holder.kill()
        holder.wait()
        said = []
        with hold_lock(tmp_path, "build", said.append):
            assert said == []


WITH_HELP = """
import os, sys, threading
from pathlib import Path
from generator.lock import hold_lock
from generator.pool import map_chunks

def work(chunk):
    os.write(1, b"working\\n")
    threading.Event().wait()

with hold_lock(Path(sys.argv[1]), "build", print):
    list(map_chunks(work, [1, 2], 2, 1))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked there")
def test_lock_of_a_killed_run_is_free_though_processes_helped_it(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(WITH_HELP, encoding="utf-8")
    command = [sys.executable, str(script), str(tmp_path / "cache")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        said = run.stdout.readline()
        run.kill()
        run.wait()
        assert said == "working\n"
        said = []
        taken = threading.Event()

        def take():
            with hold_lock(tmp_path / "cache", "build", said.append):
                taken.set()

        threading.Thread(target=take, daemon=True).start()
        assert taken.wait(60)
        assert run.stdout.read() in ("", "working\n")  # nobody holds the other end of it


def test_a_lock_whose_folder_was_removed_is_taken_anew(tmp_path):
    cache = tmp_path / "cache"
    with start_holder(cache) as holder:
        said = []

        def say(line):
            said.append(line)
            shutil.rmtree(cache)
            holder.stdin.write("\n")
            holder.stdin.flush()

        with hold_lock(cache, "build", say), (cache / "lock").open("rb") as stream:
            assert b"litsite build" in stream.read()
        assert len(said) == 1


def test_a_lock_where_nothing_can_be_written_is_an_error_with_its_remedy(tmp_path):
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    for cache in (tmp_path / "cache", tmp_path / "cache" / "inner"):
        lock = hold_lock(cache, "build", print)
        with pytest.raises(LitsiteError, match=r"cannot be written: .*move away"):
            lock.__enter__()
