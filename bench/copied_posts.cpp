// Writes a case stream of posts that nobody wrote, among them copies whose templates are known:
//   bench_copied_posts N SEED POSTS.jsonl TRUTH.tsv
// POSTS.jsonl holds N `post` records as ingest writes them: nine in ten organic (PostMaker's, one
// in 25 of them a greeting), one in ten a copy of one of N / 1000 templates, 20 at least. TRUTH.tsv
// has a line a post: uid, template (0 = organic, else from 1), edit level (0 to 3), disguise
// (copied_text.hpp). The same bytes for the same N and SEED. Memory: 16 bytes a post that N asks
// for (the accounts that may write), and the templates.
#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <exception>
#include <string>
#include <utility>

#include "base/civil.hpp"
#include "base/error.hpp"
#include "base/text_arena.hpp"
#include "copied_text.hpp"
#include "made_posts.hpp"
#include "platforms/post_completion.hpp"
#include "records/post_record.hpp"

namespace cahoots {
namespace {

constexpr std::uint64_t kPostsPerTemplate = 1000;
constexpr std::uint64_t kMinTemplates = 20;
constexpr std::int64_t kFirstWave_s = 1700000000;
constexpr std::uint64_t kWaves_s = 60 * kDay_s;
/// The head of Zipf's law left out: without it one template would own a tenth of all copies.
constexpr std::size_t kLeftOutRanks = 10;

constexpr auto kGreetings = std::to_array<std::string_view>(
    {"good morning everyone", "happy birthday!", "谢谢大家", "早上好", "lol same",
     "this is so true", "thank you so much", "新年快乐", "have a great day everyone",
     "happy new year to you and your family", "good night all", "祝大家周末愉快"});
constexpr auto kGreetingEnds =
    std::to_array<std::string_view>({"", " \U0001F600", " \u2764\uFE0F", " \U0001F64F", "!!"});
constexpr auto kPlatforms =
    std::to_array<std::string_view>({"x", "x", "x", "x", "x", "x", "facebook", "youtube"});

/// A file that is written in large pieces; whatever fails is reported.
class OutputFile {
 public:
  explicit OutputFile(const std::string& path) : path_(path), file_(std::fopen(path.c_str(), "w")) {
    if (file_ == nullptr) throw IoError("cannot write " + path);
  }
  ~OutputFile() {
    if (file_ != nullptr) std::fclose(file_);
  }
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::string& bytes() { return bytes_; }
  void end_line() {
    if (bytes_.size() >= std::size_t{1} << 20) flush();
  }
  void close() {
    flush();
    if (std::fclose(std::exchange(file_, nullptr)) != 0) throw IoError("cannot write " + path_);
  }

 private:
  void flush() {
    if (std::fwrite(bytes_.data(), 1, bytes_.size(), file_) != bytes_.size()) {
      throw IoError("cannot write " + path_);
    }
    bytes_.clear();
  }

  std::string path_;
  std::FILE* file_;
  std::string bytes_;
};

/// When and by whom a template is posted.
struct Campaign {
  std::int64_t begin_s = 0;
  std::uint64_t span_s = 0;
  std::uint64_t first_account = 0;
  std::uint64_t n_accounts = 0;
};

class PostStream {
 public:
  PostStream(std::uint64_t n_posts, std::uint64_t seed)
      : n_posts_(n_posts),
        n_templates_(std::max(kMinTemplates, n_posts / kPostsPerTemplate)),
        random_(seed ^ 0xC0B1EDULL),
        maker_(seed, n_posts + n_templates_),
        template_ranks_(n_templates_ + kLeftOutRanks),
        copier_(make_templates()) {}

  void write(OutputFile& posts, OutputFile& truth) {
    for (line_ = 1; line_ <= n_posts_; ++line_) {
      maker_.make(post_);
      number_ = 0;
      copy_ = {};
      if (random_.below(10) == 0) {
        make_copy();
      } else {
        make_organic();
      }
      append(posts.bytes());
      posts.end_line();
      fmt::format_to(std::back_inserter(truth.bytes()), "{}:{}\t{}\t{}\t{}\n", platform_, post_.id,
                     number_, copy_.edit_level,
                     kDisguiseNames[static_cast<std::size_t>(copy_.disguise)]);
      truth.end_line();
    }
  }

 private:
  std::vector<CopyTemplate> make_templates() {
    std::vector<CopyTemplate> templates;
    while (templates.size() < n_templates_) {
      maker_.make(post_);
      templates.push_back(make_template(post_));
      campaigns_.push_back({kFirstWave_s + static_cast<std::int64_t>(random_.below(kWaves_s)),
                            1800 + random_.below(kDay_s), random_.below(n_posts_ / 8 + 1),
                            20 + random_.below(400)});
    }
    return templates;
  }

  void make_organic() {
    platform_ = "x";
    if (random_.below(25) == 0) {
      post_.body = kGreetings[random_.below(kGreetings.size())];
      post_.body.append(kGreetingEnds[random_.below(kGreetingEnds.size())]);
      post_.mentions.clear();
      post_.links.clear();
      post_.hashtags.clear();
      post_.is_reply = false;
    }
    while (post_.body.ends_with(' ')) post_.body.pop_back();
    append_links(post_.body, post_.links);
    append_hashtags(post_.body, post_.hashtags);
  }

  void make_copy() {
    do {
      number_ = template_ranks_.draw(random_);
    } while (number_ < kLeftOutRanks);
    number_ -= kLeftOutRanks;
    copier_.make(number_, random_, copy_);
    const Campaign& campaign = campaigns_[number_];
    post_.body = copy_.text;
    post_.links = copy_.links;
    post_.hashtags = copy_.hashtags;
    post_.lang = copier_.at(number_).lang;
    post_.mentions.clear();
    post_.is_reply = false;
    post_.account = campaign.first_account + random_.below(campaign.n_accounts);
    // Most of a wave comes at its beginning.
    post_.created_s = campaign.begin_s +
                      static_cast<std::int64_t>(random_.below(1 + random_.below(campaign.span_s)));
    platform_ = kPlatforms[post_.account % kPlatforms.size()];
    ++number_;
  }

  std::string_view uid_of(std::uint64_t id) {
    return arena_.join({platform_, ":", fmt::format_int(id).c_str()});
  }

  void append(std::string& out) {
    arena_.clear();
    const MadeAccount author(post_.account);
    Post record;
    record.uid = uid_of(post_.id);
    record.platform = platform_;
    record.url = arena_.join({"https://", platform_, ".com/", author.handle, "/status/",
                              fmt::format_int(post_.id).c_str()});
    record.created_at_s = post_.created_s;
    record.created_at_precision_s = 1;
    record.account_uid = uid_of(author.id);
    record.account_handle = arena_.join({"@", author.handle});
    record.account_name = author.name;
    record.text = post_.body;
    record.lang = post_.lang;
    record.post_type = post_.is_reply ? PostType::reply : PostType::original;
    record.conversation_uid = uid_of(post_.is_reply ? post_.reply_to_id : post_.id);
    for (const std::uint64_t number : post_.mentions) {
      record.mentions.push_back(uid_of(MadeAccount(number).id));
    }
    if (post_.is_reply) {
      record.reply_to_uid = uid_of(post_.reply_to_id);
      record.reply_to_account_uid = record.mentions.front();
    }
    for (const std::string& hashtag : post_.hashtags) record.hashtags.push_back(hashtag);
    for (const MadeLink& link : post_.links) record.urls.push_back(link.address);
    record.likes = static_cast<std::int64_t>(post_.likes);
    record.replies = *record.likes / 9;
    record.reposts = *record.likes / 5;
    record.quotes = 0;
    record.views = *record.likes * 37;
    record.source_file = "made.jsonl";
    record.source_line = static_cast<std::int64_t>(line_);
    complete_post(record, arena_);
    append_post(out, record);
  }

  std::uint64_t n_posts_;
  std::uint64_t n_templates_;
  Random random_;
  PostMaker maker_;
  ZipfRanks template_ranks_;
  MadePost post_;
  std::vector<Campaign> campaigns_;
  TextCopier copier_;
  std::string_view platform_ = "x";
  std::uint64_t line_ = 0;
  std::size_t number_ = 0;
  CopiedText copy_;
  TextArena arena_;
};

std::uint64_t number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) {
    throw UsageError(fmt::format("{} is no number", text));
  }
  return number;
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  if (argc != 5) {
    fmt::print(stderr, "usage: bench_copied_posts N SEED POSTS.jsonl TRUTH.tsv\n");
    return 2;
  }
  try {
    cahoots::PostStream stream(cahoots::number_of(argv[1]), cahoots::number_of(argv[2]));
    cahoots::OutputFile posts(argv[3]);
    cahoots::OutputFile truth(argv[4]);
    stream.write(posts, truth);
    posts.close();
    truth.close();
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_copied_posts: {}\n", error.what());
    return 1;
  }
}
