#include "text/background_model.hpp"

#include <cmath>

#include "base/hash.hpp"

namespace cahoots {
namespace {

constexpr double kContextShare = 0.6;  // 1.3 / 2.14

/// Calls `visit(word)` for each word; three-byte and longer characters are words of their own.
template <class Visit>
void for_each_word(std::string_view text, Visit visit) {
  std::size_t begin = 0;
  const auto end_word = [&](std::size_t end) {
    if (end > begin) visit(text.substr(begin, end - begin));
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 1;
    if (byte != ' ' && size == 1) {
      ++at;
      continue;
    }
    end_word(at);
    if (size > 1) visit(text.substr(at, size));
    at += size;
    begin = at;
  }
  if (begin < text.size()) end_word(text.size());
}

}  // namespace

void BackgroundModel::add(std::string_view normalised) {
  for_each_word(normalised, [&](std::string_view word) {
    ++counts_[hash64(word)];
    ++total_;
  });
}

double BackgroundModel::information_bits(std::string_view normalised) const {
  const double all = static_cast<double>(total_ + counts_.size() + 1);
  double bits = 0;
  for_each_word(normalised, [&](std::string_view word) {
    const auto found = counts_.find(hash64(word));
    const double count = found == counts_.end() ? 1 : 1.0 + found->second;
    bits += std::log2(all / count);
  });
  return kContextShare * bits;
}

}  // namespace cahoots
