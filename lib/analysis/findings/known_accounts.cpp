#include "analysis/findings/known_accounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "analysis/coaction/profile_objects.hpp"
#include "base/error.hpp"
#include "base/text_arena.hpp"
#include "platforms/delimited_row.hpp"
#include "records/record_view.hpp"

namespace cahoots {
namespace {

std::string handle_object(std::string_view handle) {
  if (handle.empty()) return {};
  const std::vector<std::string>& objects = profile_objects().of({handle, {}, {}, {}, {}});
  return objects.empty() ? std::string() : objects.front();
}

/// Takes lines, and lines that belong together because a quote is open in them.
class KnownLines {
 public:
  explicit KnownLines(std::string_view content) : rest_(content) {}

  /// False at the end; `number` is that of the first line taken.
  bool next(std::string& taken, std::size_t& number) {
    if (rest_.empty()) return false;
    taken.clear();
    number = line_;
    do {
      const std::string_view line = rest_.substr(0, rest_.find('\n'));
      rest_.remove_prefix(std::min(rest_.size(), line.size() + 1));
      ++line_;
      taken.append(taken.empty() ? "" : "\n").append(line);
    } while (!taken.starts_with('{') && std::count(taken.begin(), taken.end(), '"') % 2 != 0 &&
             !rest_.empty());
    if (taken.ends_with('\r')) taken.pop_back();
    return true;
  }

 private:
  std::string_view rest_;
  std::size_t line_ = 1;
};

}  // namespace

void KnownAccounts::add(std::string_view uid, std::string_view handle, std::string_view last_at) {
  Known& known = accounts_[std::string(uid)];
  if (known.handle.empty()) known.handle = handle_object(handle);
  const auto last_s = parse_stream_time(last_at);
  if (last_s && (!known.last_s || *last_s > *known.last_s)) known.last_s = last_s;
}

KnownAccounts KnownAccounts::read(const std::string& file_name, std::string_view content) {
  KnownAccounts known;
  KnownLines lines(content);
  std::string line;
  std::size_t number = 0;
  std::optional<RowHeader> header;
  RecordParser parser;
  TextArena arena;
  const auto fail = [&](std::size_t column, std::string_view what) {
    throw UsageError(fmt::format("{}:{}:{}: {}", file_name, number, column, what));
  };
  const auto take = [&](std::string_view uid, std::string_view handle, std::string_view last_at) {
    const std::size_t colon = uid.find(':');
    if (colon == 0 || colon == std::string_view::npos || colon + 1 == uid.size()) {
      fail(1, fmt::format("'{}' is no uid of an account, as x:1234", uid));
    }
    known.add(uid, handle, last_at);
  };
  while (lines.next(line, number)) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '{') {
      auto record = parser.parse_copy(line);
      if (!record) fail(parser.error().column, parser.error().message);
      const Text uid =
          record->has("account_uid") ? record->text("account_uid") : record->text("uid");
      take(uid, record->text("handle"), record->text("last_at"));
      continue;
    }
    std::vector<std::string_view> fields;
    const RowError error = split_row(line, ',', arena, fields);
    if (!error.message.empty()) fail(error.column, error.message);
    if (!header && known.accounts_.empty() &&
        std::find(fields.begin(), fields.end(), "account_uid") != fields.end()) {
      header.emplace(std::vector<std::string>(fields.begin(), fields.end()));
      continue;
    }
    const auto field = [&](std::string_view name) {
      const std::size_t column = header ? header->find(name) : RowHeader::kNone;
      return column < fields.size() ? fields[column] : std::string_view();
    };
    if (header) {
      take(field("account_uid"), field("handle"), field("last_at"));
    } else {
      take(line, {}, {});
    }
  }
  if (known.accounts_.empty()) throw UsageError(file_name + ": no account in it");
  return known;
}

void KnownAccounts::saw_post(std::string_view account_uid,
                             std::optional<std::int64_t> created_at_s) {
  const auto found = accounts_.find(account_uid);
  if (found == accounts_.end()) return;
  Known& known = found->second;
  ++known.n_posts;
  if (created_at_s && (!known.seen_s || *created_at_s > *known.seen_s)) known.seen_s = created_at_s;
}

void KnownAccounts::enter_into(CaseModel& model) const {
  std::set<std::string_view> members;
  for (const ClusterFindings& cluster : model.clusters) {
    for (const MemberFindings& member : cluster.members) members.insert(member.account.uid);
  }
  std::map<std::string_view, std::string_view> uid_of_handle;  // of those that are no members
  FormerReport former;
  former.n_accounts = accounts_.size();
  for (const auto& [uid, known] : accounts_) {
    if (members.contains(uid)) continue;
    if (!known.handle.empty()) uid_of_handle.emplace(known.handle, uid);
    former.absent.push_back({uid, known.last_s, known.seen_s, known.n_posts});
  }
  for (ClusterFindings& cluster : model.clusters) {
    for (MemberFindings& member : cluster.members) {
      const auto found = accounts_.find(member.account.uid);
      if (found != accounts_.end()) {
        member.standing = "known";
        member.former_last_s = found->second.last_s;
        continue;
      }
      const auto former_self = uid_of_handle.find(handle_object(member.account.handle));
      member.standing = former_self == uid_of_handle.end() ? "new" : "returning";
      if (former_self != uid_of_handle.end()) member.former_uid = former_self->second;
    }
  }
  model.former = std::move(former);
}

}  // namespace cahoots
