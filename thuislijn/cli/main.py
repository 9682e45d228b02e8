# SPDX-License-Identifier: EUPL-1.2
"""The command `thuislijn`: read, draw, lenses, report, check and demo in files beside this one, and the commands around
the web application in `installation.py` and `upkeep.py`."""

from __future__ import annotations

import sys
import tempfile
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from thuislijn.cli.installation import COMMANDS
from thuislijn.cli.options import parser
from thuislijn.cli.speaking import FAILED, OK, CommandError, Speaker, nowhere, speak_whatever_the_terminal
from thuislijn.cli.upkeep import COMMANDS as UPKEEP


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; no error leaves it as a stack trace unless `--debug` asks for one."""
    speak_whatever_the_terminal()
    options = parser(sys.argv[1:] if arguments is None else arguments).parse_args(arguments)
    speaker = Speaker(options.language)
    try:
        rooms = dict.fromkeys(COMMANDS, "installation") | dict.fromkeys(UPKEEP, "upkeep")
        module = rooms.get(options.command, options.command)
        code: int = import_module(f"thuislijn.cli.{module}").run(options, speaker)
        sys.stdout.flush()  # here, where a closed pipe can still be answered
        return code
    except CommandError as error:
        speaker.say(error.nl, error.en)
        return FAILED
    except BrokenPipeError:  # whoever read our output has seen enough
        sys.stdout = nowhere()
        return OK
    except OSError as error:  # files are answered where they are opened; this is the output, or the machine itself
        sys.stdout = nowhere()
        speaker.say(
            f"Dat lukt op deze computer niet ({error.strerror or error}); maak ruimte of kies met -o een andere plek.",
            f"That fails on this machine ({error.strerror or error}); make room or choose another place with -o.",
        )
        return FAILED
    except KeyboardInterrupt:
        speaker.say("\nGestopt. Er is niets half weggeschreven.", "\nStopped. Nothing was written half.")
        return FAILED
    except (MemoryError, RecursionError):
        speaker.say(
            "Dit is te groot voor deze computer; geef minder of kleinere bestanden.",
            "This is too large for this computer; give fewer or smaller files.",
        )
        return FAILED
    except Exception:
        if options.debug:
            raise
        log = _keep_trace()
        speaker.say(
            f"Er ging iets onverwachts mis. Wat er gebeurde staat in {log}; stuur dat bestand mee met een melding.",
            f"Something unexpected went wrong. What happened is in {log}; send that file with your report.",
        )
        return FAILED


def _keep_trace() -> Path:
    """The trace holds names of files and of our own functions; it is kept on this machine and shown to nobody."""
    with tempfile.NamedTemporaryFile("w", prefix="thuislijn-", suffix=".log", delete=False, encoding="utf-8") as file:
        traceback.print_exc(file=file)
    return Path(file.name)


if __name__ == "__main__":
    sys.exit(main())
