#include "cli/case_verifier.hpp"

#include <utility>

#include "io/keyed_row.hpp"

namespace cahoots {

void UidPart::visit(std::string_view type, RecordView& record) {
  for_each_uid(type, record, [this](std::size_t field, std::string_view uid) {
    // The kind stands in front of the uid, so that posts and groups of one name stay apart.
    const auto kind = static_cast<char>('0' + static_cast<int>(uid_fields()[field].kind));
    row_.clear();
    append_text_key(row_, std::string(1, kind).append(uid));
    row_.push_back(static_cast<char>(field));
    rows_.append(row_);
    sizes_bytes_.push_back(static_cast<std::uint32_t>(row_.size()));
  });
}

void UidCheck::merge(const UidPart& part) {
  std::string_view rest = part.rows_;
  for (const std::uint32_t size_bytes : part.sizes_bytes_) {
    rows_.add(rest.substr(0, size_bytes));
    rest.remove_prefix(size_bytes);
  }
}

UidCheck::Result UidCheck::finish() {
  std::vector<Dangling> by_field(uid_fields().size());
  std::vector<std::uint64_t> uses(uid_fields().size(), 0);
  Result result;
  std::string key;
  std::string uid;
  const auto close = [&] {
    bool is_defined = false;
    for (std::size_t field = 0; field < uses.size(); ++field) {
      is_defined = is_defined || (uses[field] > 0 && uid_fields()[field].is_definition);
    }
    for (std::size_t field = 0; field < uses.size(); ++field) {
      const std::uint64_t n_uses = std::exchange(uses[field], 0);
      if (n_uses == 0) continue;
      if (uid_fields()[field].is_definition) continue;
      result.n_references += n_uses;
      if (is_defined) continue;
      Dangling& dangling = by_field[field];
      dangling.field = field;
      dangling.n_uses += n_uses;
      if (dangling.n_uids++ == 0) dangling.example = uid;
    }
    if (is_defined) ++result.n_defined[static_cast<std::size_t>(key[0] - '0')];
  };
  bool is_open = false;
  rows_.for_each([&](std::string_view row) {
    const KeyedRow keyed = parse_keyed_row(row);
    if (!is_open || keyed.text != std::string_view(key)) {
      if (is_open) close();
      key.assign(keyed.text);
      uid.assign(keyed.text.substr(1));
      is_open = true;
    }
    ++uses[static_cast<unsigned char>(keyed.payload.front())];
  });
  if (is_open) close();
  for (Dangling& dangling : by_field) {
    if (dangling.n_uids > 0) result.dangling.push_back(std::move(dangling));
  }
  return result;
}

}  // namespace cahoots
