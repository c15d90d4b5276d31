#!/usr/bin/env python3
"""Runs the stages of a tool as tasks of Dask: a task for each, on any worker, in the order of the plan.

In a notebook:

    from dask.distributed import Client
    import cahoots_dask
    result = cahoots_dask.run(Client("tcp://head:8786"), "dedupe", ["case.jsonl"], "derived.jsonl", work="work")

In a shell: cahoots_dask.py --scheduler ADDRESS -w FOLDER -o FILE [OPTION]… TOOL [OPTION OF THE TOOL]… -- FILE…

Workers need the tool under the same path and a shared folder; nothing else: what they run is sent to them. Given
again, a run does only what is not done yet.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import json
import os
import shutil
import subprocess
import sys
import time
from typing import Any, Sequence

USAGE_ERROR = 2


class StageError(RuntimeError):
    """A task that ended with another status than 0 and without its output."""

    def __init__(self, step: str, task: int, status: int, message: str) -> None:
        super().__init__(f"step {step}, task {task} ended with {status}: {message}")
        self.step, self.task, self.status, self.message = step, task, status, message

    def __reduce__(self) -> tuple[Any, ...]:
        return StageError, (self.step, self.task, self.status, self.message)


class SettingsError(ValueError):
    """What was asked for does not fit what the folder of work holds, or itself."""


@dataclasses.dataclass(frozen=True)
class Step:
    """A line of `--stage plan`."""

    name: str
    is_global: bool
    reads: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Result:
    """What came of a run."""

    output: str
    seconds: float
    n_run: int  # tasks
    n_found_done: int
    workers: tuple[str, ...]  # addresses of those that did something
    complaint: str = ""  # of finish, where lines could not be used; the records are there all the same

    @property
    def is_complete(self) -> bool:
        """Whether every line of the input could be used."""
        return not self.complaint


def plan_of(tool: str) -> list[Step]:
    """The steps of a tool, in order."""
    plan = subprocess.run([tool, "--stage", "plan"], check=False, capture_output=True, text=True)
    if plan.returncode != 0:
        raise SettingsError(f"{tool} has no stages: {plan.stderr.strip()}")
    rows = [line.split("\t") for line in plan.stdout.splitlines()]
    return [Step(row[0], row[1] == "global", () if row[2] == "-" else tuple(row[2].split(","))) for row in rows]


def run_task(arguments: list[str], output: str, log: str, step: str, task: int, *done: Any) -> tuple[bool, str, Any]:
    """On a worker: one task; whether it had to run, the worker's address, and the StageError's arguments where wrong
    usage makes it futile to try again. `done` are the results of the tasks that it waits for.
    """
    from dask.distributed import get_worker
    worker = get_worker().address
    refused = next((before[2] for before in done if before[2]), None)
    if refused or os.path.exists(output):
        return False, worker, refused
    process = subprocess.run(arguments, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    message = process.stderr.decode(errors="replace").strip()
    with open(log, "a", encoding="utf-8") as file:
        file.write(f"{worker}: {message}\n")
    # Where it failed although the output is there, another that did the same was faster, or lines were left out.
    if not os.path.exists(output):
        failure = (step, task, process.returncode, "; ".join(message.splitlines()[-2:]))
        if process.returncode == USAGE_ERROR:
            return True, worker, failure
        raise StageError(*failure)
    return True, worker, None


def _complaint_about(output: str) -> str:
    """Of the records: what their run record says of lines that could not be used."""
    with open(output, "rb") as file:
        file.seek(max(0, os.path.getsize(output) - (1 << 24)))
        last = file.read().splitlines()[-1:]
    run_record = json.loads(last[0]) if last else {}
    if run_record.get("type") != "run" or run_record["exit_status"] == 0:
        return ""
    return f"{run_record['rejected']} lines could not be used; the logs of map say why"


class _Run:
    """One call of `run`."""

    def __init__(self, tool: str, files: Sequence[str], output: str, work: str, shards: int | None,
                 reducers: int | None, parts: int, options: Sequence[str], retries: int) -> None:
        if not (found := shutil.which(tool)):
            raise SettingsError(f"{tool} is not to be found")
        if not files or any(number is not None and number < 1 for number in (shards, reducers, parts)):
            raise SettingsError("name a file or more, and shards, reducers and parts that are numbers from 1")
        self.tool = os.path.abspath(found)
        self.files = [os.path.abspath(file) for file in files]
        self.output, self.work = os.path.abspath(output), os.path.abspath(work)
        self.options, self.retries, self.parts = list(options), retries, parts
        self.plan, self.said = plan_of(self.tool), ""
        self.is_sliced = len(files) == 1 and _is_plain(self.files[0])
        self.shards = shards or 16 if self.is_sliced else min(shards or len(files), len(files))
        self.reducers = min(reducers or self.shards, parts)
        self.name = self._pin_settings()

    def _pin_settings(self) -> str:
        """Refuses a folder that holds another run; the name of this one."""
        names = ("tool", "files", "output", "shards", "reducers", "parts", "options", "is_sliced")
        settings = {name: getattr(self, name) for name in names}
        path = os.path.join(self.work, "settings.json")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                before = json.load(file)
            if different := [name for name, value in settings.items() if before.get(name) != value]:
                raise SettingsError(f"{self.work} holds the work of another run, with other {', '.join(different)}; "
                                    "name another folder, or remove it")
            return before["run"]
        if os.path.exists(self.output):
            raise SettingsError(f"{self.output} exists; name another file, or remove it")
        os.makedirs(os.path.join(self.work, "log"), exist_ok=True)
        run = os.urandom(8).hex()
        with open(f"{path}.{run}", "w", encoding="utf-8") as file:
            json.dump({**settings, "run": run}, file, indent=1)
        with contextlib.suppress(FileExistsError):  # another that began just now was faster: its name counts
            os.link(f"{path}.{run}", path)
        os.remove(f"{path}.{run}")
        return self._pin_settings()

    def n_tasks(self, step: Step) -> int:
        return self.shards if step.name == "map" else 1 if step.is_global else self.reducers

    def output_of(self, step: str, task: int) -> str:
        return self.output if step == "finish" else os.path.join(self.work, f"{step}.{task}")

    def arguments(self, step: Step, task: int) -> list[str]:
        """Of the tool, for one task."""
        shard = f"{task}/{self.n_tasks(step)}"
        arguments = [self.tool, "--stage"]
        if step.name == "map":
            arguments += ["map", "--slice" if self.is_sliced else "--shard", shard]
            inputs = self.files if self.is_sliced else self.files[task::self.shards]
        else:
            arguments += ["finish"] if step.name == "finish" else ["reduce", "--round", step.name]
            if not step.is_global:
                arguments += ["--shard", shard]
            by_name = {other.name: other for other in self.plan}
            inputs = [self.output_of(name, i) for name in step.reads for i in range(self.n_tasks(by_name[name]))]
        arguments += ["--parts", str(self.parts), "--run", self.name]
        if not {"--threads", "-j"} & set(self.options):
            arguments += ["--threads", "1"]  # a worker has as many tasks at once as it has threads
        arguments += self.options
        return [*arguments, "-o", self.output_of(step.name, task), *inputs]

    def submit(self, client: Any) -> dict[str, list[Any]]:
        """A future for each task that is not done, by step; each waits for those of the steps that it reads."""
        def on_worker(*arguments: Any) -> tuple[bool, str, Any]:
            # A function within a function has no name to be found by, and is sent whole.
            return run_task(*arguments)

        futures: dict[str, list[Any]] = {}
        for step in self.plan:
            waits_for = [future for name in step.reads for future in futures[name]]
            futures[step.name] = []
            for task in range(self.n_tasks(step)):
                if os.path.exists(output := self.output_of(step.name, task)):
                    continue
                log = os.path.join(self.work, "log", f"{step.name}.{task}.txt")
                futures[step.name].append(client.submit(
                    on_worker, self.arguments(step, task), output, log, step.name, task, *waits_for, pure=False,
                    retries=self.retries, key=f"{os.path.basename(self.tool)}-{step.name}-{task}-{time.time_ns()}"))
        return futures

    def say_progress(self) -> None:
        """How many tasks of each step are done, where that is new: `map 12/64, 1 0/8`."""
        done = {step.name: [os.path.exists(self.output_of(step.name, task)) for task in range(self.n_tasks(step))]
                for step in self.plan}
        before, self.said = self.said, ", ".join(f"{name} {sum(tasks)}/{len(tasks)}" for name, tasks in done.items())
        if self.said != before:
            _say(self.said)


def _is_plain(path: str) -> bool:
    """JSON lines that are not compressed begin with a brace."""
    with open(path, "rb") as file:
        return os.path.isfile(path) and file.read(1) == b"{"


def _say(text: str) -> None:
    print(f"cahoots_dask: {text}", file=sys.stderr, flush=True)


def _results(futures: list[Any], after_each: Any) -> list[Any]:
    """When all are there. Raises as soon as one has failed, whatever the others do."""
    from dask.distributed import as_completed
    results = []
    for future, result in as_completed(futures, with_results=True, raise_errors=False):
        failure = future.exception() if future.status == "error" else result
        if isinstance(failure, BaseException):  # or it was cancelled
            raise failure
        if result[2]:
            raise StageError(*result[2])
        results.append(result)
        after_each()
    return results


def run(client: Any, tool: str, files: Sequence[str], output: str, *, work: str, shards: int | None = None,
        reducers: int | None = None, parts: int = 64, options: Sequence[str] = (), retries: int = 2,
        show_progress: bool = True) -> Result:
    """Runs all steps and returns when the records are there.

    client: of dask.distributed. tool: `dedupe`, `cadence`, or its path, the same on all workers. files: one file of
    JSON lines is cut into `shards` slices (16), several are dealt whole to as many tasks (one a file); all under the
    same path on all workers, as `work` (what the steps hand on; kept) and `output`. reducers: tasks of each round
    that can be divided (as many as shards). parts, options: of the tool. retries: of a task that failed or whose
    worker died. Raises StageError where a task failed for good, SettingsError where `work` holds another run.
    """
    import cloudpickle

    begin = time.monotonic()
    # With all of this module, so that workers that come later need no copy of it either.
    if __name__ != "__main__":
        cloudpickle.register_pickle_by_value(sys.modules[__name__])
    this = _Run(tool, files, output, work, shards, reducers, parts, options, retries)
    futures = [future for step in this.submit(client).values() for future in step]
    show = this.say_progress if show_progress else (lambda: None)
    try:
        show()
        done = _results(futures, show)
    finally:
        client.cancel([future for future in futures if not future.done()], force=True)
    return Result(output=this.output, seconds=time.monotonic() - begin, n_run=sum(task[0] for task in done),
                  n_found_done=sum(map(this.n_tasks, this.plan)) - len(futures),
                  workers=tuple(sorted({task[1] for task in done})), complaint=_complaint_about(this.output))


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Runs the stages of a tool as tasks of Dask.")
    parser.add_argument("--scheduler", required=True, help="address of the scheduler, say tcp://head:8786")
    parser.add_argument("-w", "--work", required=True, help="a folder that all workers see")
    parser.add_argument("-o", "--output", required=True, help="the records that the tool derives")
    for name, default in (("shards", None), ("reducers", None), ("parts", 64), ("retries", 2)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("tool")
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="[OPTION OF THE TOOL]… -- FILE…")
    at = arguments.index("--") if "--" in arguments else len(arguments)
    parsed = parser.parse_args(arguments[:at])
    parsed.options, parsed.files = parsed.rest, arguments[at + 1:]
    if not parsed.files:
        parser.error("name the files behind --")
    return parsed


def main(arguments: list[str]) -> int:
    """Status: 0 done, 1 a step failed or lines could not be used, 2 usage."""
    given = _parsed(arguments)
    from dask.distributed import Client
    try:
        with Client(given.scheduler) as client:
            result = run(client, given.tool, given.files, given.output, work=given.work, shards=given.shards,
                         reducers=given.reducers, parts=given.parts, options=given.options, retries=given.retries)
    except Exception as error:  # pylint: disable=broad-except  # whatever it is, it is said in one line
        _say(str(error))
        return 1
    if result.complaint:
        _say(result.complaint)
    return 0 if result.is_complete else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
