# A scheduler of Dask and two workers on this machine, for tests: start_dask FOLDER, stop_dask FOLDER.

needs_dask() {
  for python in /usr/bin/python3 python3; do
    if "$python" -c 'import distributed' 2>/dev/null; then return; fi
  done
  skip "python3-distributed is not installed"
}

# start_worker FOLDER NAME
start_worker() {
  mkdir -p "$1/$2.space"
  # In a folder of its own: no module of this repository is at hand there.
  (cd "$1/$2.space" && exec "$python" -m distributed.cli.dask_worker "$scheduler" --host 127.0.0.1 --nthreads 1 \
    --no-nanny --no-dashboard --name "$2" --local-directory "$1/$2.space" >"$1/$2.out" 2>&1 3>&-) &
  echo $! >"$1/$2.pid"
}

start_dask() {
  local folder=$1 port
  mkdir -p "$folder"
  port=$((20000 + RANDOM % 20000))
  scheduler=tcp://127.0.0.1:$port
  "$python" -m distributed.cli.dask_scheduler --host 127.0.0.1 --port $port --no-dashboard \
    >"$folder/scheduler.out" 2>&1 3>&- &
  echo $! >"$folder/scheduler.pid"
  start_worker "$folder" w1
  start_worker "$folder" w2
  "$python" - "$scheduler" <<'END' || skip "a scheduler of Dask with two workers does not start here"
import sys
from distributed import Client
Client(sys.argv[1], timeout=60).wait_for_workers(2, timeout=60)
END
}

stop_dask() {
  local pid
  for pid in "$1"/*.pid; do kill "$(cat "$pid")" 2>/dev/null || :; done
  sleep 0.3
  for pid in "$1"/*.pid; do kill -9 "$(cat "$pid")" 2>/dev/null || :; done
}
