# A tool by its stages, for tests of the law: the same derived records as in one process.

# derived FILE: the records of a derived stream, without its run.
derived() { grep -v '^{"type":"run"' "$1"; }

# types_of TOOL: what it derives.
types_of() {
  case $1 in
    dedupe) echo duplicate,duplicate_group ;;
    cadence) echo cadence,edge ;;
    linkgraph) echo edge ;;
  esac
}

# single TOOL TYPES OUT OPTION… -- CASE: what one process makes.
single() {
  local tool=$1 types=$2 out=$3 case_file=${*: -1}
  shift 3
  "$tool" -q --only "$types" "${@:1:$#-2}" "$case_file" >"$out"
}

# staged TOOL N TASKS OUT OPTION… -- CASE: the same by N slices of CASE and TASKS tasks a parted round, by the
# plan, files in the folder `stages`. What the tool writes is asked for with OPTION.
staged() {
  local tool=$1 n=$2 n_tasks=$3 out=$4 case_file=${*: -1} step tasks reads from i options inputs
  shift 4
  options=("${@:1:$#-2}")
  rm -rf stages
  mkdir stages
  while IFS=$'\t' read -r step tasks reads _; do
    inputs=()
    for from in ${reads//,/ }; do
      [ "$from" = - ] || inputs+=(stages/"$from".*)
    done
    if [ "$step" = map ]; then
      for ((i = 0; i < n; ++i)); do
        "$tool" -q --stage map --slice "$i/$n" "${options[@]}" -o "stages/map.$i" "$case_file" || return
      done
    elif [ "$step" = finish ]; then
      "$tool" -q --stage finish "${options[@]}" -o "$out" "${inputs[@]}" || return
    else
      [ "$tasks" = parted ] || n_tasks=1
      for ((i = 0; i < n_tasks; ++i)); do
        "$tool" -q --stage reduce --round "$step" --shard "$i/$n_tasks" "${options[@]}" -o "stages/$step.$i" \
          "${inputs[@]}" || return
      done
    fi
  done < <("$tool" --stage plan)
}

# million_posts: an invented case of a million posts, in the file million.jsonl.
million_posts() {
  cahoots-demo-case --scale 35 -o made
  ingest -q made/exports/* -o million.jsonl 2>/dev/null || [ $? -eq 1 ]
  rm -r made
  [ "$(grep -c '"type":"post"' million.jsonl)" -ge 1000000 ]
}
