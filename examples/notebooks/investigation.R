# Questions to a case, in base R and jsonlite:  Rscript investigation.R
# As in investigation.ipynb, CAHOOTS_BIN names the folder of the programs (default: build/release/bin of
# this repository) and CAHOOTS_CASE a case file (default: an invented case is made).
library(jsonlite)

script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
here <- if (length(script) == 1) dirname(normalizePath(script)) else getwd()
repository <- normalizePath(file.path(here, "..", ".."))
programs <- Sys.getenv("CAHOOTS_BIN", file.path(repository, "build", "release", "bin"))
folder <- tempfile("cahoots-")
dir.create(folder)
options(width = 200)

run <- function(program, ...) {
  status <- system2(program, shQuote(c(...)), stdout = file.path(folder, "printed"))
  if (status != 0) stop(program, " ended with status ", status)
}

case <- Sys.getenv("CAHOOTS_CASE")
if (case == "") {
  run(file.path(repository, "scripts", "demo-case"), programs, "1", file.path(folder, "demo"))
  case <- file.path(folder, "demo", "case.jsonl")
}
run(file.path(programs, "report"), "-q", case, "--tables", file.path(folder, "tables"),
    "-f", "csv,json", "-o", file.path(folder, "findings/"))

# The JSON Lines are the evidence as it is; a type that the case does not hold has an empty file, and what no
# record of a type has is in none of its columns.
records <- function(type, ...) {
  columns <- c(...)
  path <- file.path(folder, "tables", paste0(type, ".jsonl"))
  if (is.na(file.size(path)) || file.size(path) == 0) {
    return(setNames(data.frame(matrix(character(), 0, length(columns))), columns))
  }
  found <- stream_in(file(path, encoding = "UTF-8"), verbose = FALSE)
  found[setdiff(columns, names(found))] <- NA
  found[columns]
}
# The report's own tables. Handles and ids are texts, unknown is empty.
findings_table <- function(name) {
  read.csv(file.path(folder, "findings", name), na.strings = "", encoding = "UTF-8")
}

posts <- records("post", "uid", "account_uid", "created_at", "text", "source_file", "source_line")
members <- records("member", "account_uid", "cluster_uid")
copies <- records("duplicate", "post_uid", "account_uid", "group_uid")
copied_texts <- records("duplicate_group", "group_uid", "n_accounts", "commonness", "template")
steps <- records("expansion", "step", "account_uid", "score")
accounts <- findings_table("accounts.csv")
links <- findings_table("edges.csv")
claims <- findings_table("findings.csv")

cat("\nWho is in the network?\n")
print(head(accounts[c("rank", "account_uid", "handle", "score", "is_seed", "n_posts", "created_at")], 15))

cat("\nWhat joins them? Links, and those that chance explains at a rate of 1 % at most\n")
links$supported <- !is.na(links$q_value) & links$q_value <= 0.01
by_channel <- split(links, links$channel)
print(data.frame(n_links = vapply(by_channel, nrow, 1L),
                 n_tested = vapply(by_channel, function(one) sum(!is.na(one$q_value)), 1L),
                 n_supported = vapply(by_channel, function(one) sum(one$supported), 1L),
                 weight = vapply(by_channel, function(one) sum(one$weight), 1)))

cat("\nWho came when? The first steps from the tips\n")
print(head(steps, 12))
cat("Members created on one day, where there are several:\n")
created <- table(substr(accounts$created_at, 1, 10))
print(created[created > 1])

cat("\nWhat did several members copy?\n")
copies$is_member <- copies$account_uid %in% members$account_uid
of_members <- unique(copies[copies$is_member, c("group_uid", "account_uid")])
n_members <- table(of_members$group_uid)
shared <- copied_texts[copied_texts$group_uid %in% names(n_members)[n_members > 1], ]
shared$n_members <- as.integer(n_members[shared$group_uid])
shared <- shared[order(-shared$n_members, shared$group_uid), ]
shared$begins_with <- substr(gsub("\\s+", " ", shared$template), 1, 60)
print(head(shared[c("n_members", "n_accounts", "commonness", "begins_with")], 10), row.names = FALSE)

cat("\nWho copied much and is in no network?\n")
bystanders <- sort(table(account_uid = copies$account_uid[!copies$is_member]), decreasing = TRUE)
print(head(as.data.frame(bystanders, responseName = "n_copied_posts"), 10), row.names = FALSE)

cat("\nHow many posts an hour of the day (UTC), in percent\n")
posts$who <- ifelse(posts$account_uid %in% members$account_uid, "members", "everybody else")
hours <- table(hour = substr(posts$created_at, 12, 13), posts$who)
print(round(100 * prop.table(hours, 2), 1))

cat("\nFrom the first supported claim to its posts\n")
claim <- head(claims[claims$strength == "supported" & grepl(":", claims$evidence), ], 1)
if (nrow(claim) == 1) {
  cat(strwrap(claim$text, 100), sep = "\n")
  behind <- posts[posts$uid %in% strsplit(claim$evidence, ";", fixed = TRUE)[[1]], ]
  behind$begins_with <- substr(gsub("\\s+", " ", behind$text), 1, 50)
  print(behind[c("uid", "created_at", "source_file", "source_line", "begins_with")], row.names = FALSE)
}

stopifnot(
  !anyDuplicated(posts$uid), setequal(accounts$account_uid, members$account_uid),
  all(copies$post_uid %in% posts$uid), all(c(links$source, links$target) %in% members$account_uid)
)
cat("\nThe case in numbers; the notebook and the DuckDB script end with the same\n")
cat(toJSON(list(
  posts = nrow(posts), accounts = length(unique(posts$account_uid)),
  networks = length(unique(members$cluster_uid)), members = nrow(members),
  links = nrow(links), supported_links = sum(links$supported),
  copied_posts = sum(copies$is_member), bystanders = length(bystanders)
), auto_unbox = TRUE), "\n", sep = "")
