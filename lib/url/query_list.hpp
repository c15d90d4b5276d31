#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cahoots {

/// The parameters of a query in normal form: percent-encoding normal, `&amp;` read as `&`, empty
/// parameters dropped.
class QueryList {
 public:
  QueryList() = default;
  /// Splits and normalises a query without its `?`. Linear; no bytes are kept of `query`.
  explicit QueryList(std::string_view query);

  bool is_empty() const { return items_.empty(); }
  std::size_t size() const { return items_.size(); }
  /// `name` or `name=value`.
  std::string_view item(std::size_t i) const;
  std::string_view name(std::size_t i) const;
  /// The value of the first parameter of that name, still encoded; nothing where there is none.
  std::optional<std::string_view> value_of(std::string_view name) const;

  void clear() { items_.clear(); }
  /// Drops every parameter that the predicate holds for; the predicate takes (name, value).
  template <typename Predicate>
  void drop_if(Predicate predicate) {
    std::erase_if(items_,
                  [&](const Item& item) { return predicate(name_of(item), value_of(item)); });
  }
  /// Drops all parameters but those of these names.
  void keep_only(std::initializer_list<std::string_view> names);
  /// Appends a parameter that is already in normal form.
  void add(std::string_view name, std::string_view value);
  /// Sorts bytewise by the whole item. Equal items stay.
  void sort();
  /// Appends `?a=1&b=2`, or nothing where there is no parameter.
  void append_to(std::string& url) const;

 private:
  struct Item {
    std::size_t begin;
    std::size_t size;
    std::size_t name_size;
  };

  std::string_view text_of(const Item& item) const {
    return std::string_view(bytes_).substr(item.begin, item.size);
  }
  std::string_view name_of(const Item& item) const {
    return std::string_view(bytes_).substr(item.begin, item.name_size);
  }
  std::string_view value_of(const Item& item) const {
    return item.size == item.name_size ? std::string_view()
                                       : text_of(item).substr(item.name_size + 1);
  }
  void add_item(std::size_t begin);

  std::string bytes_;
  std::vector<Item> items_;
};

}  // namespace cahoots
