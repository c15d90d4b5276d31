#include "url/query_list.hpp"

#include <algorithm>

#include "url/percent.hpp"

namespace cahoots {

QueryList::QueryList(std::string_view query) {
  constexpr std::string_view kEscapedAmpersand = "amp;";
  bytes_.reserve(query.size());
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    while (parameter.substr(0, kEscapedAmpersand.size()) == kEscapedAmpersand) {
      parameter.remove_prefix(kEscapedAmpersand.size());
    }
    const std::size_t begin = bytes_.size();
    append_percent_normal(bytes_, parameter, kParameterBytes);
    add_item(begin);
  }
}

void QueryList::add_item(std::size_t begin) {
  const std::string_view text = std::string_view(bytes_).substr(begin);
  if (text.empty()) return;
  items_.push_back({begin, text.size(), std::min(text.find('='), text.size())});
}

std::string_view QueryList::item(std::size_t i) const {
  return text_of(items_[i]);
}

std::string_view QueryList::name(std::size_t i) const {
  return name_of(items_[i]);
}

std::optional<std::string_view> QueryList::value_of(std::string_view name) const {
  for (const Item& item : items_) {
    if (name_of(item) == name) return value_of(item);
  }
  return std::nullopt;
}

void QueryList::keep_only(std::initializer_list<std::string_view> names) {
  drop_if([&](std::string_view name, std::string_view) {
    return std::find(names.begin(), names.end(), name) == names.end();
  });
}

void QueryList::add(std::string_view name, std::string_view value) {
  const std::size_t begin = bytes_.size();
  bytes_.append(name).append("=").append(value);
  add_item(begin);
}

void QueryList::sort() {
  std::sort(items_.begin(), items_.end(),
            [this](const Item& a, const Item& b) { return text_of(a) < text_of(b); });
}

void QueryList::append_to(std::string& url) const {
  char separator = '?';
  for (const Item& item : items_) {
    url.push_back(separator);
    url.append(text_of(item));
    separator = '&';
  }
}

}  // namespace cahoots
