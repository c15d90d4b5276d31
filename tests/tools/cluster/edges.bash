# Edges and accounts, all invented, for the tests of cluster.

# links: from lines of "source target channel weight topics [KEY=VALUE...]" the edge records. Topics
# are TOPIC[:LAG_S][,...], of the edge's weight each; "-" is no evidence. KEY is p, q or window.
links() {
  awk '{
    p = q = "null"; window = 0
    for (i = 6; i <= NF; i++) {
      split($i, option, "=")
      if (option[1] == "p") p = option[2]
      if (option[1] == "q") q = option[2]
      if (option[1] == "window") window = option[2]
    }
    evidence = ""
    n = $5 == "-" ? 0 : split($5, topics, ",")
    for (i = 1; i <= n; i++) {
      lag = split(topics[i], part, ":") > 1 ? part[2] : "0"
      evidence = evidence (i > 1 ? "," : "") "{\"topic\":\"" part[1] "\",\"weight\":" $4 ",\"lag_s\":" lag "}"
    }
    printf "{\"type\":\"edge\",\"source\":\"%s\",\"target\":\"%s\",\"channel\":\"%s\",\"weight\":%s,", $1, $2, $3, $4
    printf "\"p_value\":%s,\"q_value\":%s,\"window_s\":%s,\"evidence\":[%s]}\n", p, q, window, evidence
  }'
}
# clique WEIGHT ACCOUNT...: copied text on two topics between all of them, as lines for links.
clique() {
  local weight=$1 source target
  shift
  for source; do
    shift
    for target; do echo "$source $target text $weight #one,#two"; done
  done
}
# accounts: from lines of "uid handle" the account records.
accounts() {
  awk '{ printf "{\"type\":\"account\",\"uid\":\"%s\",\"platform\":\"%s\",\"handle\":\"%s\"}\n", $1, substr($1, 1, index($1, ":") - 1), $2 }'
}

# derived OPTIONS...: what cluster makes of standard input, but the run record.
derived() { cluster -q --only member,cluster,expansion "$@" 2>/dev/null; }
# groups OPTIONS...: a line of sorted accounts for each cluster, in the order of the clusters.
groups() {
  derived "$@" | jq -rn '[inputs | select(.type == "member")] as $members
    | [$members[].cluster_uid] | reduce .[] as $uid ([]; if index($uid) then . else . + [$uid] end)
    | .[] as $uid | [$members[] | select(.cluster_uid == $uid) | .account_uid] | sort | join(" ")'
}
# notes OPTIONS...: what the run record of cluster notes about standard input.
notes() { cluster -q --only run "$@" 2>/dev/null | jq -r '.notes[]'; }
# shuffled: the lines of the input in an order of its own.
shuffled() { awk '{ print (NR * 7919) % 10007 "\t" $0 }' | sort -n | cut -f2-; }
