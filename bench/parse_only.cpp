// The floor for readers of exports: finds the records, parses them, looks at the fields that a post
// is made of, and forgets them. It shares nothing with the tools.
//   bench_parse_only FORM FILE
// FORM as in bench_generate_posts; FILE may be - for stdin. Prints how many posts there were, and
// how many bytes in their texts.
#include <fcntl.h>
#include <fmt/format.h>
#include <simdjson.h>
#include <unistd.h>

#include <cstring>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace cahoots {
namespace {

namespace dom = simdjson::dom;

struct Tally {
  std::uint64_t n_posts = 0;
  std::uint64_t text_bytes = 0;
};

std::uint64_t text_bytes(const dom::element& value) {
  std::string_view text;
  return value.get_string().get(text) == simdjson::SUCCESS ? text.size() : 0;
}

std::uint64_t text_bytes(const dom::object& object, std::string_view key) {
  dom::element value;
  return object[key].get(value) == simdjson::SUCCESS ? text_bytes(value) : 0;
}

/// Calls `visit` with every object of the list under `key`.
template <class Visit>
void for_each_object(const dom::object& object, std::string_view key, Visit visit) {
  dom::array list;
  if (object[key].get_array().get(list) != simdjson::SUCCESS) return;
  for (const dom::element& value : list) {
    dom::object item;
    if (value.get_object().get(item) == simdjson::SUCCESS) visit(item);
  }
}

void read_flat(const dom::object& post, Tally& tally) {
  ++tally.n_posts;
  for (const dom::key_value_pair& field : post) {
    dom::array list;
    if (field.value.get_array().get(list) == simdjson::SUCCESS) {
      for (const dom::element& item : list) tally.text_bytes += text_bytes(item);
    } else {
      tally.text_bytes += text_bytes(field.value);
    }
  }
}

void read_tweet(const dom::object& tweet, Tally& tally) {
  ++tally.n_posts;
  for (const dom::key_value_pair& field : tweet) {
    tally.text_bytes += text_bytes(field.value);
    dom::object entities;
    if (field.key != "entities" || field.value.get_object().get(entities) != simdjson::SUCCESS) {
      continue;
    }
    const auto add = [&](std::string_view list, std::string_view key) {
      for_each_object(entities, list,
                      [&](const dom::object& item) { tally.text_bytes += text_bytes(item, key); });
    };
    add("hashtags", "tag");
    add("mentions", "id");
    add("urls", "expanded_url");
  }
}

void read_page(const dom::object& page, Tally& tally) {
  for_each_object(page, "data", [&](const dom::object& tweet) { read_tweet(tweet, tally); });
  dom::object includes;
  if (page["includes"].get_object().get(includes) != simdjson::SUCCESS) return;
  for_each_object(includes, "users", [&](const dom::object& user) {
    for (const dom::key_value_pair& field : user) tally.text_bytes += text_bytes(field.value);
  });
}

/// Whole lines of JSON. One DOM a line: what simdjson chooses at run time is faster here than its
/// on-demand reader, which a portable build compiles without vector instructions.
class JsonLines {
 public:
  explicit JsonLines(void (*read)(const dom::object&, Tally&)) : read_(read) {}

  std::size_t read_whole(std::string_view bytes, Tally& tally) {
    std::size_t begin = 0;
    for (;;) {
      const std::size_t end = bytes.find('\n', begin);
      if (end == std::string_view::npos) return begin;
      dom::object record;
      const auto line = bytes.substr(begin, end - begin);
      const auto code = parser_.parse(line.data(), line.size(), false).get_object().get(record);
      if (code != simdjson::SUCCESS) throw std::runtime_error(simdjson::error_message(code));
      read_(record, tally);
      begin = end + 1;
    }
  }

 private:
  void (*read_)(const dom::object&, Tally&);
  dom::parser parser_;
};

/// Whole rows of CSV. Doubled quotes stay doubled.
class Rows {
 public:
  std::size_t read_whole(std::string_view bytes, Tally& tally) {
    std::size_t begin = 0;
    while (const std::size_t row_bytes = split(bytes.substr(begin))) {
      begin += row_bytes;
      ++tally.n_posts;
      for (const std::string_view field : fields_) tally.text_bytes += field.size();
    }
    return begin;
  }

 private:
  /// The size of the first row, with its end; 0 where it is not whole.
  std::size_t split(std::string_view bytes) {
    fields_.clear();
    for (std::size_t begin = 0;;) {
      std::size_t end = begin;
      if (begin < bytes.size() && bytes[begin] == '"') {
        end = closing_quote(bytes, begin + 1);
        fields_.push_back(bytes.substr(begin + 1, end - begin - 1));
        if (++end >= bytes.size()) return 0;
      } else {
        while (end < bytes.size() && bytes[end] != ',' && bytes[end] != '\n') ++end;
        fields_.push_back(bytes.substr(begin, end - begin));
        if (end == bytes.size()) return 0;
      }
      begin = end + 1;
      if (bytes[end] == '\n') return begin;
    }
  }

  /// The end of the bytes where it is not among them.
  static std::size_t closing_quote(std::string_view bytes, std::size_t begin) {
    for (;;) {
      const std::size_t quote = bytes.find('"', begin);
      if (quote >= bytes.size()) return bytes.size();
      if (quote + 1 < bytes.size() && bytes[quote + 1] != '"') return quote;
      begin = quote + 2;
    }
  }

  std::vector<std::string_view> fields_;
};

/// Reads all of it, a megabyte at a time; what is not whole yet waits for more.
template <class Records>
Tally read_all(int file, Records records) {
  constexpr std::size_t kReadBytes = std::size_t{1} << 20;
  Tally tally;
  std::vector<char> buffer(2 * kReadBytes);
  std::size_t n_bytes = 0;
  for (;;) {
    if (buffer.size() < n_bytes + kReadBytes + simdjson::SIMDJSON_PADDING) {
      buffer.resize(buffer.size() * 2);
    }
    const ssize_t n_read = ::read(file, buffer.data() + n_bytes, kReadBytes);
    if (n_read < 0) throw std::runtime_error(std::strerror(errno));
    if (n_read == 0) break;
    n_bytes += static_cast<std::size_t>(n_read);
    const std::size_t n_done = records.read_whole({buffer.data(), n_bytes}, tally);
    n_bytes -= n_done;
    std::memmove(buffer.data(), buffer.data() + n_done, n_bytes);
  }
  if (n_bytes > 0) throw std::runtime_error("the last record has no end");
  return tally;
}

Tally read_form(std::string_view form, const std::string& path) {
  const int file = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) throw std::runtime_error(path + ": " + std::strerror(errno));
  if (form == "jsonl") return read_all(file, JsonLines(read_flat));
  if (form == "x-api-v2") return read_all(file, JsonLines(read_page));
  if (form != "x-archive") throw std::runtime_error("an unknown form");
  Tally tally = read_all(file, Rows());
  --tally.n_posts;  // the header
  return tally;
}

}  // namespace
}  // namespace cahoots

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: bench_parse_only FORM FILE\n");
    return 2;
  }
  try {
    const cahoots::Tally tally = cahoots::read_form(argv[1], argv[2]);
    fmt::print("{} posts, {} bytes of text\n", tally.n_posts, tally.text_bytes);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_parse_only: {}\n", error.what());
    return 1;
  }
}
