#include <iterator>
#include <map>
#include <optional>
#include <string>

#include "analysis/duplicates/commonness.hpp"
#include "base/error.hpp"
#include "cli/dedupe_stages/rows.hpp"
#include "cli/dedupe_stages/stages.hpp"
#include "cli/stages/stage_input.hpp"
#include "cli/stages/stage_output.hpp"
#include "text/normalise.hpp"

namespace cahoots {
namespace {

/// The normalised texts of smallest hash, as many as a stream's sample holds.
class SmallestTexts {
 public:
  bool wants(const Hash128& hash) const {
    return texts_.size() < Commonness::kSampledTexts || hash < texts_.rbegin()->first;
  }
  void add(const Hash128& hash, std::string_view normalised) {
    texts_.emplace(hash, normalised);
    if (texts_.size() > Commonness::kSampledTexts) texts_.erase(std::prev(texts_.end()));
  }
  const std::map<Hash128, std::string>& texts() const { return texts_; }

 private:
  std::map<Hash128, std::string> texts_;
};

/// Round 1: what is equal comes together, and what is alone for certain goes. Rows are passed on as
/// they stand.
class DedupeTexts {
 public:
  DedupeTexts(ToolContext& context, const StageOptions& stage, const DuplicateOptions& options)
      : input_(context, stage, dedupe_plan()),
        output_(context, stage, dedupe_plan()),
        normaliser_(options.steps) {}

  void run() {
    input_.for_each(
        [this](std::string_view row) { take(row); },
        [this](StagePlace place, std::string_view row) { output_.pass_on(place, row); });
    end_page();
    send_commonness();
    output_.write();
  }

 private:
  void take(std::string_view row) {
    StageRowReader reader(row);
    switch (reader.kind()) {
      case kLinkRow:
        return take_link(reader);
      case kMediumRow:
        return take_medium(reader, row);
      case kTextRow:
        return take_text(reader, row);
      default:
        throw DataError("round 1 of dedupe: a row of no kind it knows");
    }
  }

  void take_link(StageRowReader& reader) {
    const std::uint64_t page = reader.number();
    const std::uint64_t account = reader.number();
    if (page_ != page) {
      end_page();
      page_ = page;
    } else if (account == last_account_) {
      return;
    }
    last_account_ = account;
    ++n_accounts_;
  }
  void end_page() {
    if (page_ && n_accounts_ > 1) {
      StageRowWriter(row_, kPageRow).number(*page_).number(n_accounts_);
      output_.add(kDedupeFinish, row_);
    }
    n_accounts_ = 0;
  }

  void take_text(StageRowReader& reader, std::string_view row) {
    const Hash128 hash = read_hash(reader);
    reader.raw();
    const std::int64_t created_at_s = reader.integer();
    const std::string_view uid = reader.text(uid_);
    const std::string_view account_uid = reader.text(account_uid_);
    reader.raw();
    reader.raw();
    const std::string_view posted = reader.text(posted_);
    reader.number();
    const bool is_similar = is_similar_text(reader.number());
    const std::string_view signature = reader.raw();
    if (!expects_posts_) commonness_.expect_posts(input_.total("map", kTextedPosts));
    expects_posts_ = true;
    commonness_.add_post(uid, account_uid, created_at_s);
    if (text_ != hash) begin_text(hash, posted, is_similar, signature);
    // Without its signature, which round 2 has.
    unsigned_row_.assign(row.substr(0, row.size() - signature.size()));
    if (++n_posts_of_text_ == 1 && !is_similar) {
      first_.assign(unsigned_row_);
      return;
    }
    const StagePlace place{kJoinRound, stage_part_of(hash_bytes_of(hash), output_.n_parts())};
    if (n_posts_of_text_ == 2 && !is_similar) output_.add(place, first_);
    output_.add(place, unsigned_row_);
  }
  void begin_text(const Hash128& hash, std::string_view posted, bool is_similar,
                  std::string_view signature) {
    text_ = hash;
    n_posts_of_text_ = 0;
    ++n_texts_;
    if (samples_.wants(hash)) samples_.add(hash, normaliser_.normalise(posted));
    if (!is_similar) return;
    StageRowWriter writer(row_, kSignedTextRow);
    write_hash(writer, hash);
    output_.add({kComponentRound, 0}, row_.append("\t").append(signature));
  }

  void take_medium(StageRowReader& reader, std::string_view row) {
    const Hash128 hash = read_hash(reader);
    for (int i = 0; i < 5; ++i) reader.raw();
    const std::string_view medium = reader.text(posted_);
    if (medium_ != hash) {
      medium_ = hash;
      n_posts_of_medium_ = 0;
      ++n_media_;
    }
    const bool is_perceptual = media_kind_of(medium) == MediaKind::perceptual;
    if (++n_posts_of_medium_ == 1 && !is_perceptual) {
      first_.assign(row);
      return;
    }
    if (n_posts_of_medium_ == 2 && !is_perceptual) output_.add(kDedupeFinish, first_);
    output_.add(kDedupeFinish, row);
  }

  void send_commonness() {
    for (const auto& [hash, normalised] : samples_.texts()) {
      StageRowWriter writer(row_, kSampledTextRow);
      write_hash(writer, hash).text(normalised);
      output_.add(kDedupeFinish, row_);
    }
    for (const std::uint64_t hash : commonness_.account_hashes()) {
      StageRowWriter(row_, kAccountHashRow).number(hash);
      output_.add(kDedupeFinish, row_);
    }
    for (const std::int64_t time_s : commonness_.times_s()) {
      StageRowWriter(row_, kTimeRow).integer(time_s);
      output_.add(kDedupeFinish, row_);
    }
    output_.add_total(kDistinctTexts, n_texts_);
    output_.add_total(kDistinctMedia, n_media_);
  }

  StageInput input_;
  StageOutput output_;
  Normaliser normaliser_;
  Commonness commonness_;
  bool expects_posts_ = false;
  SmallestTexts samples_;
  std::optional<Hash128> text_;
  std::optional<Hash128> medium_;
  std::uint64_t n_posts_of_text_ = 0;
  std::uint64_t n_posts_of_medium_ = 0;
  std::uint64_t n_texts_ = 0;
  std::uint64_t n_media_ = 0;
  std::optional<std::uint64_t> page_;
  std::uint64_t last_account_ = 0;
  std::uint64_t n_accounts_ = 0;
  std::string row_;
  std::string unsigned_row_;
  std::string first_;  ///< the first post of a text or medium that may stay alone
  std::string uid_;
  std::string account_uid_;
  std::string posted_;
};

}  // namespace

void collapse_dedupe_texts(ToolContext& context, const StageOptions& stage,
                           const DuplicateOptions& options) {
  DedupeTexts(context, stage, options).run();
}

}  // namespace cahoots
