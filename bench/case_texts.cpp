#include "case_texts.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "io/input.hpp"
#include "io/line_block.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kMaxLineBytes = std::size_t{16} << 20;

}  // namespace

void CaseTexts::read(const std::string& path, std::uint64_t max_posts,
                     const std::function<void(std::string_view, RecordView&)>& visit) {
  Input input(path, false);
  RecordParser parser;
  while (input.next_member()) {
    LineBlockReader reader(input, 0, kMaxLineBytes);
    while (const auto block = reader.next()) {
      const std::string_view lines = block->lines();
      for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = lines.find('\n', begin);
        auto record = parser.parse(lines.substr(begin, end - begin));
        begin = end + 1;
        if (!record) throw DataError(fmt::format("{}: {}", path, parser.error().message));
        const Text type = record->text("type");
        if (type != "post") {
          if (visit) visit(type, *record);
        } else if (n_posts() < max_posts) {
          add(*record);
        }
      }
    }
  }
}

void CaseTexts::add(RecordView& record) {
  const auto post = static_cast<std::uint32_t>(n_posts());
  uids_.push_back(arena_.keep(record.text("uid")));
  if (!post_of_uid_.emplace(uids_.back(), post).second) {
    throw DataError(fmt::format("two posts of the uid {}", uids_.back()));
  }
  const std::string_view normalised = normaliser_.normalise(record.text("text"));
  text_of_post_.push_back(kNone);
  if (normalised.empty()) return;
  const auto known = text_numbers_.find(normalised);
  if (known != text_numbers_.end()) {
    text_of_post_.back() = known->second;
    return;
  }
  text_of_post_.back() = static_cast<std::uint32_t>(texts_.size());
  texts_.push_back(arena_.keep(normalised));
  text_numbers_.emplace(texts_.back(), text_of_post_.back());
  first_posts_.push_back(post);
}

std::uint32_t CaseTexts::find(std::string_view uid) const {
  const auto known = post_of_uid_.find(uid);
  return known == post_of_uid_.end() ? kNone : known->second;
}

}  // namespace cahoots
