#include <deque>
#include <optional>
#include <span>
#include <string>

#include "analysis/cadence/analyser.hpp"
#include "analysis/cadence/packed_account.hpp"
#include "analysis/cadence/reference.hpp"
#include "analysis/schedules/similarity.hpp"
#include "base/error.hpp"
#include "cli/cadence_part.hpp"
#include "cli/cadence_stages/rows.hpp"
#include "cli/cadence_stages/stages.hpp"
#include "cli/stages/stage_input.hpp"
#include "cli/stages/stage_output.hpp"

namespace cahoots {
namespace {

/// Round 1: account by account.
class CadenceAccounts {
 public:
  CadenceAccounts(ToolContext& context, const StageOptions& stage, const CadenceOptions& options)
      : context_(context),
        options_(options),
        input_(context, stage, cadence_plan()),
        output_(context, stage, cadence_plan()),
        reference_(options.min_active_hours) {}

  void run() {
    input_.for_each(
        [this](std::string_view row) { take(row); },
        [this](StagePlace place, std::string_view row) { output_.pass_on(place, row); });
    end_account();
    if (analyser_) analyser_->finish();
    send_sums();
    output_.write();
  }

 private:
  struct Account {
    std::string uid;
    std::uint64_t n_timed = 0;
    std::uint64_t n_untimed = 0;
    PatternBits handles = 0;
  };

  void take(std::string_view row) {
    StageRowReader reader(row);
    if (reader.kind() != kAccountRow)
      throw DataError("round 1 of cadence: a row of no kind it knows");
    const std::string_view uid = reader.text(kept_);
    if (!account_ || account_->uid != uid) {
      end_account();
      account_.emplace(Account{std::string(uid)});
    }
    const std::string_view what = reader.raw();
    if (what == kHandle) {
      account_->handles =
          joined_patterns(account_->handles, static_cast<PatternBits>(reader.number()));
    } else if (what == kPost) {
      add_post(reader);
    } else {
      ++account_->n_untimed;
    }
  }
  void add_post(StageRowReader& reader) {
    if (!analyser_) start();
    // The analyser tells accounts apart by their numbers; those of neighbours differ.
    if (account_->n_timed++ == 0) number_ = (number_ + 1) % CadenceEvent::kMaxAccounts;
    const std::uint64_t time = reader.number();
    const std::uint64_t subject = reader.number();
    const auto at_s = static_cast<std::int64_t>(time >> 3U);
    if (!CadenceEvent::can_hold(at_s) ||
        (time & 7U) > static_cast<unsigned>(TimePrecision::coarser)) {
      throw DataError("round 1 of cadence: a time outside 1970 to 2242");
    }
    analyser_->add({{number_, at_s, static_cast<TimePrecision>(time & 7U)},
                    static_cast<std::uint32_t>(subject >> 32U),
                    static_cast<std::uint32_t>(subject)});
  }
  /// The sums over all shards are known with the first row.
  void start() {
    SecondsTally seconds;
    seconds.n_with_seconds = input_.total("map", kWithSeconds);
    seconds.n_on_second_0 = input_.total("map", kOnSecond0);
    analyser_.emplace(seconds.adjusted(options_), context_.threads(),
                      context_.storage().memory_bytes / 4,
                      [this](AccountCadence&& found, std::span<const CadenceEvent> events) {
                        send(std::move(found), events);
                      });
  }
  /// Before the first post of the next: what the analyser takes last then lies ready.
  void end_account() {
    if (!account_) return;
    if (account_->n_timed > 0) {
      waiting_.push_back(std::move(*account_));
    } else if (account_->n_untimed > 0) {
      send_profile(*account_, untimed_account(0, account_->n_untimed));
    }
    account_.reset();
  }
  void send(AccountCadence&& found, std::span<const CadenceEvent> events) {
    const Account account = std::move(waiting_.front());
    waiting_.pop_front();
    found.n_posts += account.n_untimed;
    if (found.profile) reference_.add(*found.profile);
    send_profile(account, found);
    const std::vector<ScheduleStart> starts = schedule_starts(events);
    activity_.add(starts);
    if (starts.size() < ScheduleSimilarityOptions().min_starts) {
      n_too_few_ += starts.empty() ? 0U : 1U;
      return;
    }
    StageRowWriter(row_, kStartsRow).text(account.uid).bytes(pack_schedule_starts(starts));
    output_.add(kFinish, row_);
  }
  void send_profile(const Account& account, const AccountCadence& found) {
    packed_.clear();
    append_packed(packed_, found);
    StageRowWriter writer(row_, kProfileRow);
    writer.text(account.uid).text(name_of(first_pattern(account.handles))).bytes(packed_);
    output_.add(kFinish, row_);
  }
  void send_sums() {
    StageRowWriter rhythm(row_, kRhythmRow);
    for (const std::uint64_t weight : reference_.rhythm().weights()) rhythm.number(weight);
    rhythm.number(reference_.n_profiles());
    output_.add(kFinish, row_);
    for (std::size_t test = 0; test < kCadenceTests; ++test) {
      for (const auto& [value, count] : reference_.p_values(test).values()) {
        StageRowWriter(row_, kPValueRow).number(test).real(value).number(count);
        output_.add(kFinish, row_);
      }
    }
    activity_.bins().for_each([this](std::uint32_t bin, std::uint32_t n_accounts) {
      if (n_accounts == 0) return;
      StageRowWriter(row_, kBinRow).number(bin).number(n_accounts);
      output_.add(kFinish, row_);
    });
    for (std::uint32_t day = 0; day < activity_.n_days(); ++day) {
      if (activity_.n_accounts_on(day) == 0) continue;
      StageRowWriter(row_, kDayRow).number(day).number(activity_.n_accounts_on(day));
      output_.add(kFinish, row_);
    }
    output_.add_total(kTooFewStarts, n_too_few_);
  }

  ToolContext& context_;
  CadenceOptions options_;
  StageInput input_;
  StageOutput output_;
  CadenceReference reference_;
  ScheduleActivity activity_;
  std::uint64_t n_too_few_ = 0;
  std::optional<CadenceAnalyser> analyser_;
  std::optional<Account> account_;
  std::deque<Account> waiting_;  ///< whose posts the analyser has
  std::uint32_t number_ = 0;
  std::string kept_;
  std::string row_;
  std::string packed_;
};

}  // namespace

void reduce_cadence_accounts(ToolContext& context, const StageOptions& stage,
                             const CadenceOptions& options) {
  CadenceAccounts(context, stage, options).run();
}

}  // namespace cahoots
