# Completion of cahoots for bash. Written by scripts/regenerate between begin and end.
# shellcheck shell=bash
# shellcheck disable=SC2207  # no word of these lists holds a blank but file names, see below

# begin bash
_cahoots_ingest() {
  local current=${COMP_WORDS[COMP_CWORD]}
  local previous=${COMP_WORDS[COMP_CWORD - 1]}
  case $previous in
    --from)
      COMPREPLY=($(compgen -W "x-archive x-archive-users x-api-v2 x-v1-1 tiktok-research zeeschuimer-tiktok yt-dlp meta-content-library crowdtangle zeeschuimer-instagram threads youtube-data reddit-pushshift reddit-api pinterest gallery-dl tumblr feed-rss feed-atom feed-json livejournal-xml telegram-desktop telegram-cli mastodon activitypub bluesky-jetstream bluesky-posts vk weibo meta-indicators" -- "$current"))
      return
      ;;
    --since)
      return
      ;;
    --until)
      return
      ;;
    --lang)
      return
      ;;
    --sample)
      return
      ;;
    --limit)
      return
      ;;
    --slice)
      return
      ;;
    --only)
      COMPREPLY=($(compgen -W "post account duplicate duplicate_group fingerprint cadence edge compat_edge self_test member cluster expansion run" -- "$current"))
      return
      ;;
    --evidence-root)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
    --max-errors)
      return
      ;;
    --max-record)
      return
      ;;
    --threads|-j)
      return
      ;;
    --memory)
      return
      ;;
    --tmpdir)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "--map --from --explain --map-check --list-formats --redirects --no-hash --since --until --lang --account --sample --limit --slice --pseudonymise --output --force --only --evidence-root --rejects --max-errors --strict --keep-going --max-record --threads --memory --tmpdir --progress --quiet --verbose --config --schema --help --version" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
_cahoots_dedupe() {
  local current=${COMP_WORDS[COMP_CWORD]}
  local previous=${COMP_WORDS[COMP_CWORD - 1]}
  case $previous in
    --threshold)
      return
      ;;
    --min-length)
      return
      ;;
    --across)
      COMPREPLY=($(compgen -W "posts accounts platforms" -- "$current"))
      return
      ;;
    --window)
      return
      ;;
    --reposts)
      COMPREPLY=($(compgen -W "include exclude" -- "$current"))
      return
      ;;
    --normalise)
      return
      ;;
    --media)
      COMPREPLY=($(compgen -W "include exclude" -- "$current"))
      return
      ;;
    --media-radius)
      return
      ;;
    --stage)
      COMPREPLY=($(compgen -W "plan map reduce finish" -- "$current"))
      return
      ;;
    --round)
      return
      ;;
    --shard)
      return
      ;;
    --slice)
      return
      ;;
    --parts)
      return
      ;;
    --run)
      return
      ;;
    --only)
      COMPREPLY=($(compgen -W "post account duplicate duplicate_group fingerprint cadence edge compat_edge self_test member cluster expansion run" -- "$current"))
      return
      ;;
    --evidence-root)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
    --max-errors)
      return
      ;;
    --max-record)
      return
      ;;
    --threads|-j)
      return
      ;;
    --memory)
      return
      ;;
    --tmpdir)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "--threshold --min-length --across --window --reposts --normalise --media --media-radius --against --fingerprints --stage --round --shard --slice --parts --run --output --force --only --replace --require-complete --evidence-root --rejects --max-errors --strict --keep-going --max-record --threads --memory --tmpdir --progress --quiet --verbose --config --schema --help --version" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
_cahoots_cadence() {
  local current=${COMP_WORDS[COMP_CWORD]}
  local previous=${COMP_WORDS[COMP_CWORD - 1]}
  case $previous in
    --min-posts)
      return
      ;;
    --by)
      COMPREPLY=($(compgen -W "account cluster" -- "$current"))
      return
      ;;
    --holidays)
      return
      ;;
    --stage)
      COMPREPLY=($(compgen -W "plan map reduce finish" -- "$current"))
      return
      ;;
    --round)
      return
      ;;
    --shard)
      return
      ;;
    --slice)
      return
      ;;
    --parts)
      return
      ;;
    --run)
      return
      ;;
    --only)
      COMPREPLY=($(compgen -W "post account duplicate duplicate_group fingerprint cadence edge compat_edge self_test member cluster expansion run" -- "$current"))
      return
      ;;
    --evidence-root)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
    --max-errors)
      return
      ;;
    --max-record)
      return
      ;;
    --threads|-j)
      return
      ;;
    --memory)
      return
      ;;
    --tmpdir)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "--min-posts --by --holidays --stage --round --shard --slice --parts --run --output --force --only --replace --require-complete --evidence-root --rejects --max-errors --strict --keep-going --max-record --threads --memory --tmpdir --progress --quiet --verbose --config --schema --help --version" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
_cahoots_linkgraph() {
  local current=${COMP_WORDS[COMP_CWORD]}
  local previous=${COMP_WORDS[COMP_CWORD - 1]}
  case $previous in
    --channels)
      COMPREPLY=($(compgen -W "text text_reuse url domain hashtag rare_hashtag hashtag_sequence mention repost quote reply media persona creation" -- "$current"))
      return
      ;;
    --window)
      return
      ;;
    --min-objects)
      return
      ;;
    --evidence)
      return
      ;;
    --stratum)
      COMPREPLY=($(compgen -W "day hour" -- "$current"))
      return
      ;;
    --weight)
      COMPREPLY=($(compgen -W "topics idf" -- "$current"))
      return
      ;;
    --fdr)
      return
      ;;
    --self-test)
      COMPREPLY=($(compgen -W "shuffle" -- "$current"))
      return
      ;;
    --shuffles)
      return
      ;;
    --compat)
      COMPREPLY=($(compgen -W "cnt coortweet" -- "$current"))
      return
      ;;
    --stage)
      COMPREPLY=($(compgen -W "plan map reduce finish" -- "$current"))
      return
      ;;
    --round)
      return
      ;;
    --shard)
      return
      ;;
    --slice)
      return
      ;;
    --parts)
      return
      ;;
    --run)
      return
      ;;
    --only)
      COMPREPLY=($(compgen -W "post account duplicate duplicate_group fingerprint cadence edge compat_edge self_test member cluster expansion run" -- "$current"))
      return
      ;;
    --evidence-root)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
    --max-errors)
      return
      ;;
    --max-record)
      return
      ;;
    --threads|-j)
      return
      ;;
    --memory)
      return
      ;;
    --tmpdir)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "--channels --window --min-objects --evidence --stratum --weight --fdr --self-test --shuffles --compat --stage --round --shard --slice --parts --run --output --force --only --replace --require-complete --evidence-root --rejects --max-errors --strict --keep-going --max-record --threads --memory --tmpdir --progress --quiet --verbose --config --schema --help --version" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
_cahoots_cluster() {
  local current=${COMP_WORDS[COMP_CWORD]}
  local previous=${COMP_WORDS[COMP_CWORD - 1]}
  case $previous in
    --method)
      COMPREPLY=($(compgen -W "leiden louvain components kcore labels" -- "$current"))
      return
      ;;
    --quality)
      COMPREPLY=($(compgen -W "modularity cpm" -- "$current"))
      return
      ;;
    --resolution)
      return
      ;;
    --core)
      return
      ;;
    --min-score)
      return
      ;;
    --min-size)
      return
      ;;
    --fdr)
      return
      ;;
    --top)
      return
      ;;
    --only)
      COMPREPLY=($(compgen -W "post account duplicate duplicate_group fingerprint cadence edge compat_edge self_test member cluster expansion run" -- "$current"))
      return
      ;;
    --evidence-root)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
    --max-errors)
      return
      ;;
    --max-record)
      return
      ;;
    --threads|-j)
      return
      ;;
    --memory)
      return
      ;;
    --tmpdir)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "--seeds --exclude --pseudonym-key --all --method --quality --resolution --core --min-score --min-size --fdr --top --output --force --only --replace --require-complete --evidence-root --rejects --max-errors --strict --keep-going --max-record --threads --memory --tmpdir --progress --quiet --verbose --config --schema --help --version" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
_cahoots_report() {
  local current=${COMP_WORDS[COMP_CWORD]}
  local previous=${COMP_WORDS[COMP_CWORD - 1]}
  case $previous in
    --format|-f)
      COMPREPLY=($(compgen -W "html text md json csv meta-csv stix graphml gexf dot gephi-csv replay" -- "$current"))
      return
      ;;
    --title)
      return
      ;;
    --analyst)
      return
      ;;
    --note)
      return
      ;;
    --top)
      return
      ;;
    --tables)
      return
      ;;
    --account)
      return
      ;;
    --evidence-root)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
    --max-errors)
      return
      ;;
    --max-record)
      return
      ;;
    --threads|-j)
      return
      ;;
    --memory)
      return
      ;;
    --tmpdir)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "--format --title --analyst --note --top --themes --known --controls --tables --account --output --force --require-complete --evidence-root --rejects --max-errors --strict --keep-going --max-record --threads --memory --tmpdir --progress --quiet --verbose --config --schema --help --version" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
_cahoots_verify() {
  local current=${COMP_WORDS[COMP_CWORD]}
  local previous=${COMP_WORDS[COMP_CWORD - 1]}
  case $previous in
    --evidence)
      return
      ;;
    --evidence-root)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
    --max-errors)
      return
      ;;
    --max-record)
      return
      ;;
    --threads|-j)
      return
      ;;
    --memory)
      return
      ;;
    --tmpdir)
      COMPREPLY=($(compgen -d -- "$current"))
      return
      ;;
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "--evidence --output --force --require-complete --evidence-root --rejects --max-errors --strict --keep-going --max-record --threads --memory --tmpdir --progress --quiet --verbose --config --schema --help --version" -- "$current"))
  else
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
# end

_cahoots() {
  local IFS=$' \t\n'
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "ingest dedupe cadence linkgraph cluster report --help --version" \
      -- "${COMP_WORDS[1]}"))
  elif declare -F "_cahoots_${COMP_WORDS[1]}" >/dev/null; then
    "_cahoots_${COMP_WORDS[1]}"
  fi
}

complete -o filenames -F _cahoots cahoots
