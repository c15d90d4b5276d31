#include "records/post.hpp"

#include <array>
#include <utility>

namespace cahoots {
namespace {

constexpr std::array<std::pair<PostType, std::string_view>, 5> kPostTypes{{
    {PostType::original, "original"},
    {PostType::reply, "reply"},
    {PostType::repost, "repost"},
    {PostType::quote, "quote"},
    {PostType::comment, "comment"},
}};

}  // namespace

std::string_view name_of(PostType type) {
  return kPostTypes[static_cast<std::size_t>(type)].second;
}

std::optional<PostType> post_type_of(std::string_view name) {
  for (const auto& [type, type_name] : kPostTypes) {
    if (type_name == name) return type;
  }
  return std::nullopt;
}

void Post::clear() {
  Post blank;
  // Swapped in so that the lists keep their memory from one record to the next.
  for (auto list : {&Post::hashtags, &Post::mentions, &Post::urls, &Post::url_keys, &Post::media}) {
    (blank.*list).swap(this->*list);
    (blank.*list).clear();
  }
  blank.url_shortened.swap(url_shortened);
  blank.url_shortened.clear();
  *this = std::move(blank);
}

}  // namespace cahoots
