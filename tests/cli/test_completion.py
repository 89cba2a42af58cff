"""What shells complete."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from run_litsite import run, run_litsite

from generator.cli.complete import complete


@pytest.mark.parametrize(
    ("shell", "asked"),
    [
        ("bash", {"COMP_WORDS": "litsite e", "COMP_CWORD": "1"}),
        ("zsh", {"_LITSITE_COMPLETE_ARGS": "litsite e"}),
        (
            "fish",
            {"_LITSITE_COMPLETE_ARGS": "litsite e", "_LITSITE_COMPLETE_FISH_ACTION": "get-args"},
        ),
        ("powershell", {"_LITSITE_COMPLETE_ARGS": "litsite e"}),
    ],
)
def test_shells_complete_commands(shell, asked):
    done = subprocess.run(
        [Path(sys.executable).with_name("litsite")],
        env={**os.environ, "_LITSITE_COMPLETE": f"complete_{shell}", **asked},
        capture_output=True,
        text=True,
    )
    assert {"export", "enrich"} <= set(re.findall(r"\w+", done.stdout))
    assert "build" not in done.stdout


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("litsite --project x bu", ["build"]),
        ("litsite --p", ["--project"]),
        ("litsite build --c", ["--clean"]),
        ("litsite build --qu", ["--quiet"]),
        ("litsite build --jobs ", []),
        ("litsite references ", ["parse", "match"]),
        ("litsite references parse --h", ["--help"]),
        ("litsite add x", []),
        ("litsite add 'x", []),
    ],
)
def test_what_completes_a_word(line, words, capsys):
    complete({"_LITSITE_COMPLETE": "complete_fish", "_LITSITE_COMPLETE_ARGS": line})
    assert [each.partition("\t")[0] for each in capsys.readouterr().out.splitlines()] == words


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_installed_by_a_flag(shell, tmp_path, monkeypatch):
    monkeypatch.delenv("PSModulePath", raising=False)
    home = {"SHELL": f"/bin/{shell}", "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    shown = run_litsite("--show-completion", environment=home).stdout
    for _ in range(2):
        assert run_litsite("--install-completion", environment=home).exit_code == 0
    texts = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file()]
    assert shown in texts
    assert all(text.count("source ") + text.count("fpath") <= 1 for text in texts)
    assert "bash, zsh" in run("--install-completion", status=2, SHELL="/bin/tcsh").stderr
    assert "SHELL=bash litsite" in run("--install-completion", status=2, SHELL="").stderr


@pytest.mark.skipif(os.name != "posix", reason="a script stands for PowerShell")
def test_completion_is_installed_where_powershell_says(tmp_path):
    profile = tmp_path / "a folder" / "profile.ps1"
    program = tmp_path / "pwsh"
    program.write_text(f"#!/bin/sh\necho '{profile}'\n", encoding="utf-8")
    program.chmod(0o755)
    asked = {"SHELL": "/bin/bash", "PSModulePath": "/x/powershell/Modules", "PATH": str(tmp_path)}
    assert run_litsite("--show-completion", environment=asked).stdout.startswith("Register-")
    for _ in range(2):
        assert run_litsite("--install-completion", environment=asked).exit_code == 0
    script = profile.with_name("litsite-completion.ps1")
    assert profile.read_text(encoding="utf-8") == f"\n. '{script}'\n"
    assert "Register-ArgumentCompleter" in script.read_text(encoding="utf-8")
    program.unlink()
    assert "$PROFILE" in run("--install-completion", status=2, **asked).stderr


def test_a_persons_own_file_keeps_every_byte_when_a_line_is_added(tmp_path, monkeypatch):
    monkeypatch.delenv("PSModulePath", raising=False)
    (tmp_path / ".bashrc").write_bytes(b"# f\xfcr alle\r\n")
    home = {"SHELL": "/bin/bash", "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    assert run_litsite("--install-completion", environment=home).exit_code == 0
    text = (tmp_path / ".bashrc").read_bytes()
    assert text.startswith(b"# f\xfcr alle\r\n\nsource ")
