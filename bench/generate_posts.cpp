// Writes posts that nobody wrote, the same ones for the same seed in every form:
//   bench_generate_posts FORM N SEED >FILE
// FORM is jsonl (a flat table, read through posts.mapping.json), x-api-v2 (response pages of 100
// posts with their authors, one page a line) or x-archive (the CSV of X's archive of information
// operations).
#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <exception>
#include <iterator>
#include <set>

#include "base/civil.hpp"
#include "base/error.hpp"
#include "made_posts.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kPageSize = 100;

constexpr std::string_view kArchiveHeader =
    "tweetid,userid,user_display_name,user_screen_name,user_reported_location,"
    "user_profile_description,user_profile_url,follower_count,following_count,"
    "account_creation_date,account_language,tweet_language,tweet_text,tweet_time,"
    "tweet_client_name,in_reply_to_userid,in_reply_to_tweetid,quoted_tweet_tweetid,is_retweet,"
    "retweet_userid,retweet_tweetid,latitude,longitude,quote_count,reply_count,like_count,"
    "retweet_count,hashtags,urls,user_mentions,poll_choices\n";

/// Collects what is written and passes it on to stdout in large pieces.
class Lines {
 public:
  template <class... Values>
  void add(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(bytes_), form, std::forward<Values>(values)...);
  }
  void add_quoted_json(std::string_view text) {
    bytes_.push_back('"');
    for (const char c : text) {
      if (c == '"' || c == '\\') bytes_.push_back('\\');
      if (c == '\n') {
        bytes_.append("\\n");
      } else {
        bytes_.push_back(c);
      }
    }
    bytes_.push_back('"');
  }
  void end_line() {
    bytes_.push_back('\n');
    if (bytes_.size() >= std::size_t{1} << 20) flush();
  }
  void flush() {
    if (std::fwrite(bytes_.data(), 1, bytes_.size(), stdout) != bytes_.size() ||
        std::fflush(stdout) != 0) {
      throw IoError("cannot write to stdout");
    }
    bytes_.clear();
  }

 private:
  std::string bytes_;
};

/// 2024-03-04T09:08:07, with `separator` in place of the T, and cut to `size_bytes`.
std::string civil_text(std::int64_t time_s, char separator, std::size_t size_bytes) {
  const std::int64_t days = floor_div(time_s, kDay_s);
  const CivilDate date = civil_from_days(days);
  const std::int64_t second = time_s - days * kDay_s;
  return fmt::format("{:04}-{:02}-{:02}{}{:02}:{:02}:{:02}", date.year, date.month, date.day,
                     separator, second / kHour_s, second / kMinute_s % 60, second % 60)
      .substr(0, size_bytes);
}

std::string text_of(const MadePost& post, std::string MadeLink::*form_of_link) {
  std::string text = post.body;
  for (const MadeLink& link : post.links) text.append(link.*form_of_link).push_back(' ');
  for (const std::string& hashtag : post.hashtags) text.append("#").append(hashtag).push_back(' ');
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

/// The items, each as `add` writes it, with commas between.
template <class Items, class Add>
void add_list(Lines& out, const Items& items, Add add) {
  bool is_first = true;
  for (const auto& item : items) {
    if (!is_first) out.add(",");
    is_first = false;
    add(item);
  }
}

void write_flat(PostMaker& maker, std::uint64_t n_posts, Lines& out) {
  MadePost post;
  for (; n_posts > 0; --n_posts) {
    maker.make(post);
    const MadeAccount author(post.account);
    out.add(R"({{"platform":"x","account":"{}","handle":"{}","id":"{}","created_at":"{}Z",)"
            R"("lang":"{}","text":)",
            author.id, author.handle, post.id, civil_text(post.created_s, 'T', 19), post.lang);
    out.add_quoted_json(text_of(post, &MadeLink::address));
    out.add(R"(,"urls":[)");
    add_list(out, post.links, [&](const MadeLink& link) { out.add(R"("{}")", link.address); });
    out.add(R"(],"hashtags":[)");
    add_list(out, post.hashtags, [&](const std::string& hashtag) { out.add(R"("{}")", hashtag); });
    out.add(R"(],"likes":{}}})", post.likes);
    out.end_line();
  }
  out.flush();
}

void add_entities(Lines& out, const MadePost& post) {
  out.add(R"("entities":{{"hashtags":[)");
  add_list(out, post.hashtags, [&](const std::string& hashtag) {
    out.add(R"({{"start":100,"end":{},"tag":"{}"}})", 101 + hashtag.size(), hashtag);
  });
  out.add(R"(],"mentions":[)");
  add_list(out, post.mentions, [&](std::uint64_t number) {
    const MadeAccount account(number);
    out.add(R"({{"start":0,"end":{},"username":"{}","id":"{}"}})", 1 + account.handle.size(),
            account.handle, account.id);
  });
  out.add(R"(],"urls":[)");
  add_list(out, post.links, [&](const MadeLink& link) {
    out.add(R"({{"start":200,"end":223,"url":"{}","expanded_url":"{}","display_url":"{}…"}})",
            link.shown, link.address, link.address.substr(8, 26));
  });
  out.add("]}}");
}

void add_tweet(Lines& out, const MadePost& post) {
  out.add(R"({{"id":"{}","author_id":"{}","created_at":"{}.000Z","lang":"{}",)", post.id,
          MadeAccount(post.account).id, civil_text(post.created_s, 'T', 19), post.lang);
  if (post.is_reply) {
    out.add(R"("conversation_id":"{}","in_reply_to_user_id":"{}",)"
            R"("referenced_tweets":[{{"type":"replied_to","id":"{}"}}],)",
            post.reply_to_id, MadeAccount(post.mentions.front()).id, post.reply_to_id);
  } else {
    out.add(R"("conversation_id":"{}",)", post.id);
  }
  out.add(R"("public_metrics":{{"retweet_count":{},"reply_count":{},"like_count":{},)"
          R"("quote_count":0,"bookmark_count":0,"impression_count":{}}},)"
          R"("possibly_sensitive":false,"reply_settings":"everyone",)",
          post.likes / 5, post.likes / 9, post.likes, post.likes * 37);
  add_entities(out, post);
  out.add(R"(,"edit_history_tweet_ids":["{}"],"text":)", post.id);
  out.add_quoted_json(text_of(post, &MadeLink::shown));
  out.add("}}");
}

void add_user(Lines& out, std::uint64_t number) {
  const MadeAccount account(number);
  out.add(R"({{"id":"{}","username":"{}","name":"{}","created_at":"{}.000Z","description":"{}",)"
          R"("location":"","verified":false,"protected":false,"profile_image_url":)"
          R"("https://pbs.example.org/profile_images/{}/normal.jpg","url":"",)"
          R"("public_metrics":{{"followers_count":{},"following_count":{},"tweet_count":{},)"
          R"("listed_count":0}}}})",
          account.id, account.handle, account.name, civil_text(account.created_s, 'T', 19),
          account.bio, account.id, account.followers, account.followers / 2, account.followers * 3);
}

void write_pages(PostMaker& maker, std::uint64_t n_posts, Lines& out) {
  MadePost post;
  while (n_posts > 0) {
    const std::uint64_t n_here = std::min<std::uint64_t>(n_posts, kPageSize);
    std::set<std::uint64_t> authors;
    out.add(R"({{"data":[)");
    for (std::uint64_t i = 0; i < n_here; ++i) {
      maker.make(post);
      authors.insert(post.account);
      if (i > 0) out.add(",");
      add_tweet(out, post);
    }
    out.add(R"(],"includes":{{"users":[)");
    add_list(out, authors, [&](std::uint64_t author) { add_user(out, author); });
    out.add(R"(]}},"meta":{{"newest_id":"{}","result_count":{},"next_token":"made_up_token"}}}})",
            post.id, n_here);
    out.end_line();
    n_posts -= n_here;
  }
  out.flush();
}

std::string quoted_field(std::string_view text) {
  std::string field = "\"";
  for (const char c : text) {
    field.push_back(c);
    if (c == '"') field.push_back('"');
  }
  return field + '"';
}

void write_archive(PostMaker& maker, std::uint64_t n_posts, Lines& out) {
  out.add("{}", kArchiveHeader);
  MadePost post;
  for (; n_posts > 0; --n_posts) {
    maker.make(post);
    const MadeAccount author(post.account);
    out.add(R"("{}","{}","{}","{}","","{}","","{}","{}","{}","en","{}",{},"{}","Web App",)",
            post.id, author.id, author.name, author.handle, author.bio, author.followers,
            author.followers / 2, civil_text(author.created_s, 'T', 10), post.lang,
            quoted_field(text_of(post, &MadeLink::shown)), civil_text(post.created_s, ' ', 16));
    if (post.is_reply) {
      out.add(R"("{}","{}",)", MadeAccount(post.mentions.front()).id, post.reply_to_id);
    } else {
      out.add(R"("","",)");
    }
    out.add(R"("","False","","","absent","absent","0","{}","{}","{}","[)", post.likes / 9,
            post.likes, post.likes / 5);
    add_list(out, post.hashtags, [&](const std::string& hashtag) { out.add("'{}'", hashtag); });
    out.add(R"(]","[)");
    add_list(out, post.links, [&](const MadeLink& link) { out.add("'{}'", link.address); });
    out.add(R"(]","[)");
    add_list(out, post.mentions,
             [&](std::uint64_t number) { out.add("'{}'", MadeAccount(number).id); });
    out.add(R"(]","")");
    out.end_line();
  }
  out.flush();
}

std::uint64_t number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) {
    throw UsageError(fmt::format("{} is no number", text));
  }
  return number;
}

void generate(std::string_view form, std::uint64_t n_posts, std::uint64_t seed) {
  PostMaker maker(seed, n_posts);
  Lines out;
  if (form == "jsonl") return write_flat(maker, n_posts, out);
  if (form == "x-api-v2") return write_pages(maker, n_posts, out);
  if (form == "x-archive") return write_archive(maker, n_posts, out);
  throw UsageError(fmt::format("{} is no form; take jsonl, x-api-v2 or x-archive", form));
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: bench_generate_posts FORM N SEED >FILE\n");
    return 2;
  }
  try {
    cahoots::generate(argv[1], cahoots::number_of(argv[2]), cahoots::number_of(argv[3]));
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_generate_posts: {}\n", error.what());
    return 1;
  }
}
