# A Slurm of two nodes on this machine, for tests: start_slurm FOLDER, stop_slurm FOLDER. Its daemons
# know each other by ports and a key of their own; nothing of the machine's own Slurm is touched.

needs_slurm() {
  local program
  for program in slurmctld slurmd sbatch squeue scancel munged; do
    PATH=$PATH:/usr/sbin:/sbin command -v $program >/dev/null || skip "$program is not installed (slurm-wlm, munge)"
  done
  [ "$(id -u)" -eq 0 ] || skip "the daemons of Slurm are started as root"
}

# start_node FOLDER NODE
start_node() {
  slurmd -D -f "$1/slurm.conf" -N "$2" >"$1/$2.out" 2>&1 3>&- &
  echo $! >"$1/$2.pid"
}

start_slurm() {
  local folder=$1 host port
  mkdir -p "$folder"/{state,spool.n1,spool.n2}
  chmod 755 "$folder"
  host=$(hostname -s)
  port=$((20000 + RANDOM % 20000))
  dd if=/dev/urandom of="$folder/munge.key" bs=1024 count=1 status=none
  chmod 400 "$folder/munge.key"
  cat >"$folder/slurm.conf" <<END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
CryptoType=crypto/munge
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SlurmdParameters=config_overrides
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SlurmdTimeout=5
KillWait=1
MinJobAge=60
JobRequeue=1
SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1
MailProg=/bin/true
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool.%n
SlurmctldPidFile=$folder/slurmctld.pidfile
SlurmdPidFile=$folder/%n.pidfile
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=1
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 2)) CPUs=1
PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
END
  munged --foreground --force --socket="$folder/munge.socket" --key-file="$folder/munge.key" --num-threads=2 \
    --pid-file="$folder/munge.pidfile" --log-file="$folder/munge.log" --seed-file="$folder/munge.seed" \
    >"$folder/munge.out" 2>&1 3>&- &
  echo $! >"$folder/munged.pid"
  export SLURM_CONF=$folder/slurm.conf
  for _ in $(seq 50); do [ ! -S "$folder/munge.socket" ] || break; sleep 0.1; done
  slurmctld -D -f "$folder/slurm.conf" >"$folder/slurmctld.out" 2>&1 3>&- &
  echo $! >"$folder/slurmctld.pid"
  start_node "$folder" n1
  start_node "$folder" n2
  for _ in $(seq 150); do
    [ "$(sinfo -h -N -o %T 2>/dev/null | grep -c '^idle')" -ne 2 ] || return 0
    sleep 0.2
  done
  # Where a machine does not let them: said, with what they say.
  tail -n 3 "$folder"/*.out >&2
  stop_slurm "$folder"
  skip "the daemons of Slurm do not start here: $(cat "$folder"/*.out | tail -n 1)"
}

stop_slurm() {
  local folder=$1 pid
  scancel -u root 2>/dev/null || :
  for pid in "$folder"/{n1,n2,slurmctld,munged}.pid; do
    [ ! -e "$pid" ] || kill "$(cat "$pid")" 2>/dev/null || :
  done
  sleep 0.5
  # What a killed node left behind.
  pkill -9 -f "slurmstepd.*$folder" 2>/dev/null || :
  for pid in "$folder"/{n1,n2,slurmctld,munged}.pid; do
    [ ! -e "$pid" ] || kill -9 "$(cat "$pid")" 2>/dev/null || :
  done
}
