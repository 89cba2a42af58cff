import subprocess
import sys

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
