"""Shells complete litsite's words: the scripts that ask, and the answers.

The script of a shell runs litsite with _LITSITE_COMPLETE=complete_SHELL and the words so far in the
environment.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.cli.commands import COMMANDS, GROUPS
from generator.cli.options import BEFORE, SETTINGS, Option
from generator.errors import UsageError

_BASH = """\
_litsite_completion() {
    local IFS=$'\\n'
    COMPREPLY=( $( env COMP_WORDS="${COMP_WORDS[*]}" \\
                   COMP_CWORD=$COMP_CWORD \\
                   _LITSITE_COMPLETE=complete_bash $1 ) )
    return 0
}

complete -o default -F _litsite_completion litsite
"""
_ZSH = """\
#compdef litsite

_litsite_completion() {
  eval $(env _LITSITE_COMPLETE_ARGS="${words[1,$CURRENT]}" _LITSITE_COMPLETE=complete_zsh litsite)
}

compdef _litsite_completion litsite
"""
_FISH = (
    "complete --command litsite --no-files "
    '--arguments "(env _LITSITE_COMPLETE=complete_fish _LITSITE_COMPLETE_FISH_ACTION=get-args '
    '_LITSITE_COMPLETE_ARGS=(commandline -cp) litsite)" '
    '--condition "env _LITSITE_COMPLETE=complete_fish _LITSITE_COMPLETE_FISH_ACTION=is-args '
    '_LITSITE_COMPLETE_ARGS=(commandline -cp) litsite"\n'
)
_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName litsite -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $length = [Math]::Max(0, $cursorPosition - $commandAst.Extent.StartOffset)
    $env:_LITSITE_COMPLETE = 'complete_powershell'
    $env:_LITSITE_COMPLETE_ARGS = $commandAst.ToString().PadRight($length).Substring(0, $length)
    litsite | ForEach-Object {
        $word, $text = $_ -split "`t", 2
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $text)
    }
    Remove-Item Env:_LITSITE_COMPLETE, Env:_LITSITE_COMPLETE_ARGS
}
"""
_MODULES = "PSModulePath"
_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}


def show_completion() -> int:
    """Prints the script of the current shell."""
    print(_SCRIPTS[_find_shell()], end="")
    return 0


def install_completion() -> int:
    """Puts the script of the current shell where that reads it when it starts."""
    shell, home = _find_shell(), Path.home()
    if shell == "bash":
        place = home / ".bash_completions" / "litsite.sh"
        _add_line(home / ".bashrc", f"source '{place}'")
    elif shell == "zsh":
        place = home / ".zfunc" / "_litsite"
        _add_line(home / ".zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit")
    elif shell == "powershell":
        profile = _find_profile()
        place = profile.with_name("litsite-completion.ps1")
        _add_line(profile, f". '{place}'")
    else:
        place = home / ".config" / "fish" / "completions" / "litsite.fish"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(_SCRIPTS[shell].encode())
    print(f"{shell} completion installed in {place}\nit takes effect in a new terminal")
    return 0


def _find_profile() -> Path:
    """The file that PowerShell runs when it starts, which it alone knows.

    Raises UsageError where it does not tell.
    """
    programs = ("pwsh", "powershell")
    modules = os.environ.get(_MODULES, "").lower()
    if "powershell" not in modules.replace("windowspowershell", ""):
        programs = ("powershell", "pwsh")  # Windows PowerShell alone names no folder of the other
    for program in filter(None, map(shutil.which, programs)):
        asked = [program, "-NoProfile", "-NonInteractive", "-Command", "$PROFILE"]
        told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
        if told:
            return Path(told)
    raise UsageError(
        "PowerShell does not tell where its profile is",
        "add what 'litsite --show-completion' prints to the file that $PROFILE names",
    )


def _find_shell() -> str:
    name = Path(os.environ.get("SHELL", "")).name
    # Programs that PowerShell starts are told where its modules are; on Windows all are.
    if _MODULES in os.environ and (os.name != "nt" or name not in _SCRIPTS):
        return "powershell"
    if not name:
        raise UsageError(
            "the variable SHELL does not say which shell this is",
            "name it before the command, as in 'SHELL=bash litsite --install-completion'",
        )
    if name not in _SCRIPTS:
        raise UsageError(f"{name} is no shell that litsite completes in", ", ".join(_SCRIPTS))
    return name


def _add_line(path: Path, line: str) -> None:
    """Adds a line to a person's own file, whatever its encoding; no byte of it is rewritten."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or line.encode() not in path.read_bytes():
        with path.open("ab") as stream:
            stream.write(f"\n{line}\n".encode())


def complete(environment: Mapping[str, str]) -> int:
    """Answers a shell's script: prints what may stand in the place of the word that was begun."""
    shell = environment["_LITSITE_COMPLETE"].removeprefix("complete_")
    if shell == "bash":
        words = _split(environment.get("COMP_WORDS", ""))
        number = int(environment.get("COMP_CWORD", "0"))
        before, begun = words[1:number], "".join(words[number : number + 1])
    else:
        line = environment.get("_LITSITE_COMPLETE_ARGS", "")
        before = _split(line)[1:]
        begun = before.pop() if before and not line.endswith(" ") else ""
    found = list(_list_words(before, begun))
    if environment.get("_LITSITE_COMPLETE_FISH_ACTION") == "is-args":
        return 0 if found else 1
    if shell == "zsh":
        listed = "\n".join(f'"{_escape(word)}":"{_escape(text)}"' for word, text in found)
        print(f"_arguments '*: :(({listed}))'" if found else "_files")
    elif shell in ("fish", "powershell"):
        print("".join(f"{word}\t{text}\n" for word, text in found), end="")
    else:
        print("".join(f"{word}\n" for word, _ in found), end="")
    return 0


def _split(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:  # a quotation mark that is open yet
        return line.split()


def _escape(text: str) -> str:
    for sign, other in (('"', '""'), ("'", "''"), ("$", "\\$"), ("`", "\\`"), (":", r"\\:")):
        text = text.replace(sign, other)
    return text


def _list_words(before: Sequence[str], begun: str) -> Iterator[tuple[str, str]]:
    """Each word that may follow those before it, and what it means."""
    named = ""
    options: tuple[Option, ...] = BEFORE
    place = 0
    while place < len(before):
        option = _find(before[place], options)
        if option is not None and option.metavar is not None:
            place += 1  # its value
        elif option is None and not (named and named not in GROUPS):
            named = f"{named} {before[place]}".lstrip()
            own = next((each.options for each in COMMANDS if each.name == named), None)
            options = () if own is None else (*own, *SETTINGS)
        place += 1
    if place > len(before):
        return
    if begun.startswith("-"):
        for each in options:
            yield from ((name, each.help) for name in each.names if name.startswith(begun))
        if "--help".startswith(begun):
            yield "--help", "Show this message and exit."
        return
    listed = {each.name: each.line for each in COMMANDS}
    if not named:
        listed = {name: line for name, line in listed.items() if " " not in name} | GROUPS
    begin = f"{named} ".lstrip() + begun
    for name, line in listed.items():
        if name.startswith(begin) and (not named or named in GROUPS):
            yield name.removeprefix(f"{named} "), line


def _find(word: str, options: Sequence[Option]) -> Option | None:
    return next((each for each in options if word in each.names and not each.is_argument), None)
