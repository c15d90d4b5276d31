#include "cli/account_rhythm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

#include "analysis/findings/spool.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "cli/case_reader.hpp"
#include "cli/option_table.hpp"
#include "platforms/account_list.hpp"

namespace cahoots {
namespace {

std::uint64_t count_in(RecordView& record, std::string_view key) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(0, record.integer(key).value_or(0)));
}

std::optional<AccountMoment> moment_in(RecordView& record, const std::string& name) {
  const auto minute = record.integer(name + "_min_utc");
  if (!minute) return std::nullopt;
  return AccountMoment{*minute, record.integer(name + "_low_min").value_or(*minute),
                       record.integer(name + "_high_min").value_or(*minute)};
}

std::vector<AccountTest> tests_in(RecordView& record) {
  std::vector<AccountTest> found;
  auto tests = record.object("tests");
  if (!tests) return found;
  for (const std::string_view name : tests->keys()) {
    auto object = tests->object(name);
    if (!object) continue;
    AccountTest read;
    read.test = {std::string(name),        count_in(*object, "n"),    object->number("statistic"),
                 object->number("effect"), object->number("p_value"), object->number("q_value")};
    read.reason = object->text("reason");
    found.push_back(std::move(read));
  }
  return found;
}

AccountRhythm rhythm_in(RecordView& record) {
  AccountRhythm rhythm;
  rhythm.uid = record.text("account_uid");
  rhythm.n_posts = count_in(record, "n_posts");
  rhythm.n_timed = count_in(record, "n_timed");
  rhythm.active_days = count_in(record, "active_days");
  rhythm.span = {record.time_s("first_at"), record.time_s("last_at")};
  rhythm.reason = record.text("reason");
  const std::vector<std::int64_t> hours = record.integers("hour_of_week_utc");
  if (hours.size() == 168) {
    rhythm.hour_of_week_utc.emplace();
    std::transform(hours.begin(), hours.end(), rhythm.hour_of_week_utc->begin(),
                   [](std::int64_t count) {
                     return static_cast<std::uint64_t>(std::max<std::int64_t>(0, count));
                   });
  }
  rhythm.utc_offset_h = record.integer("utc_offset_h");
  rhythm.utc_offset_confidence = record.number("utc_offset_confidence");
  rhythm.utc_offset_low_h = record.integer("utc_offset_low_h");
  rhythm.utc_offset_high_h = record.integer("utc_offset_high_h");
  rhythm.utc_offset_reason = record.text("utc_offset_reason");
  rhythm.quiet_start_h_utc = record.integer("quiet_start_h_utc");
  rhythm.quiet_length_h = record.integer("quiet_length_h");
  rhythm.shift_start = moment_in(record, "shift_start");
  rhythm.shift_end = moment_in(record, "shift_end");
  rhythm.holiday_country = record.text("holiday_country");
  rhythm.period_s = record.number("period_s");
  rhythm.max_posts_per_hour = record.integer("max_posts_per_hour");
  rhythm.max_posts_per_minute = record.integer("max_posts_per_minute");
  rhythm.longest_wake_h = record.number("longest_wake_h");
  rhythm.tests = tests_in(record);
  return rhythm;
}

/// What one block of the stream says of names and rhythms.
struct AccountPart {
  std::vector<std::pair<std::string, std::string>> names;  ///< uid and handle, each pair once
  std::vector<std::pair<std::string, std::string>> matches;
  std::string rhythms;  ///< lines of cadence records
  std::unordered_set<std::uint64_t> seen;

  void name(const AccountList& wanted, Text uid, Text platform, Text handle) {
    if (uid.empty() || !seen.insert(hash64(handle, hash64(uid))).second) return;
    names.emplace_back(uid, handle);
    if (!wanted.matches(uid, platform, handle).empty()) matches.emplace_back(uid, handle);
  }
  void keep(RecordView& record) {
    rhythms.append("{\"type\":\"cadence\"");
    for (const std::string_view key : record.keys()) {
      if (key == "type" || key.find_first_of("\"\\") != std::string_view::npos) continue;
      rhythms.append(fmt::format(",\"{}\":{}", key, record.json(key)));
    }
    rhythms.append("}\n");
  }
  void visit(const AccountList& wanted, std::string_view type, RecordView& record) {
    if (type == "account") {
      const Text uid = record.text("uid");
      const Text platform = record.text("platform");
      name(wanted, uid, platform, record.text("handle"));
    } else if (type == "post") {
      const Text platform = record.text("platform");
      const Text uid = record.text("account_uid");
      name(wanted, uid, platform, record.text("account_handle"));
    } else if (type == "cadence") {
      const Text uid = record.text("account_uid");
      if (uid.empty()) return;
      name(wanted, uid, uid.substr(0, uid.find(':')), Text());
      keep(record);
    }
  }
};

AccountList wanted_account(const std::string& word) {
  const bool is_bare = word.find_first_of(":/@") == std::string::npos;
  return AccountList("--account", is_bare ? "@" + word : word);
}

[[noreturn]] void fail_unknown(const std::string& word, const std::set<std::string>& names) {
  const std::vector<std::string> known(names.begin(), names.end());
  auto nearest = nearest_word(word, known);
  if (!nearest && word.find('@') == std::string::npos) nearest = nearest_word("@" + word, known);
  throw DataError(fmt::format("--account {}: not in the data{}", word,
                              nearest ? fmt::format(" (nearest: {})", *nearest) : ""));
}

}  // namespace

std::vector<AccountRhythm> read_account_rhythms(ToolContext& context, const std::string& word) {
  const AccountList wanted = wanted_account(word);
  if (wanted.is_empty()) throw UsageError("--account: names no account");
  FindingsSpool spool(context.options().temporary_folder);
  std::set<std::string> names;
  std::map<std::string, std::string> handles;  // of the accounts wanted, by uid
  read_case_stream<AccountPart>(
      context,
      [&wanted](AccountPart& part, std::string_view type, RecordView& record) {
        part.visit(wanted, type, record);
      },
      [&](AccountPart& part) {
        for (auto& [uid, handle] : part.names) {
          names.insert(std::move(uid));
          if (!handle.empty()) names.insert(std::move(handle));
        }
        for (const auto& [uid, handle] : part.matches) {
          std::string& known = handles[uid];
          if (known.empty() || (!handle.empty() && handle < known)) known = handle;
        }
        spool.add(part.rhythms);
      });
  if (handles.empty()) fail_unknown(word, names);
  std::vector<AccountRhythm> rhythms;
  spool.read([&](std::string_view, RecordView& record) {
    const auto handle = handles.find(std::string(record.text("account_uid")));
    if (handle == handles.end()) return;
    rhythms.push_back(rhythm_in(record));
    rhythms.back().handle = handle->second;
  });
  if (rhythms.empty()) {
    throw DataError(fmt::format("--account {}: no cadence record of {}; run cadence on the case",
                                word, handles.begin()->first));
  }
  std::sort(rhythms.begin(), rhythms.end(),
            [](const AccountRhythm& a, const AccountRhythm& b) { return a.uid < b.uid; });
  return rhythms;
}

}  // namespace cahoots
