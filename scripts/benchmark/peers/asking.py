"""Puts a task to a peer, in a process of its own, and takes its answer."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from urllib.parse import quote

from scripts.benchmark.peers.task import Task, Told
from scripts.benchmark.problem import BenchError
from scripts.bringup.environment import ROOT
from scripts.bringup.family import die_with_parent
from streams.sample.process import CityProcess


def urls_of(city: CityProcess, count: int) -> tuple[str, ...]:
    """The sub-streams of the first cameras, with their logins in them."""
    logins = city.credentials()
    urls = []
    for channel in city.channels[:count]:
        url = channel.thumb
        if channel.credential:
            login = logins[channel.credential]
            user = f"{quote(login.username)}:{quote(login.password)}"
            url = url.replace("://", f"://{user}@", 1)
        urls.append(url)
    return tuple(urls)


def ask(module: str, task: Task, python: str = sys.executable) -> Told:
    """Have a peer do a task in a process of its own.

    Args:
        module: Of `scripts.benchmark.peers`.
        task: What to do.
        python: What runs it.

    Raises:
        BenchError: It ended without telling.
    """
    peer = subprocess.Popen(
        [python, "-m", f"scripts.benchmark.peers.{module}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        preexec_fn=die_with_parent,
    )
    try:
        said, _ = peer.communicate(
            json.dumps(asdict(task)), timeout=task.opening_s + task.seconds + 60.0
        )
        return Told(**json.loads(said.splitlines()[-1]))
    except subprocess.TimeoutExpired as error:
        raise BenchError(f"The peer '{module}' did not end; it was stopped.") from error
    except (IndexError, ValueError, TypeError) as error:
        raise BenchError(
            f"The peer '{module}' ended with {peer.poll()} and told nothing that can be read."
        ) from error
    finally:
        peer.kill()
        peer.wait()
