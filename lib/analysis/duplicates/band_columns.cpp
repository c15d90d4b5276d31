#include "analysis/duplicates/band_columns.hpp"

#include <limits>

#include "base/error.hpp"

namespace cahoots {

BandColumns::BandColumns(std::string folder, const BandScheme& scheme)
    : file_(std::move(folder)), scheme_(scheme), block_(scheme.bands * kBlockTexts) {}

void BandColumns::add(const TextSignature& signature) {
  if (n_texts_ == std::numeric_limits<std::uint32_t>::max()) {
    throw LimitError("more than 4 billion distinct texts: split the stream");
  }
  const std::uint32_t row = n_texts_ % kBlockTexts;
  for (std::size_t band = 0; band < scheme_.bands; ++band) {
    block_[band * kBlockTexts + row] = band_key(signature.data(), scheme_, band);
  }
  if (++n_texts_ % kBlockTexts != 0) return;
  file_.write(
      {reinterpret_cast<const char*>(block_.data()), block_.size() * sizeof(std::uint32_t)});
}

void BandColumns::seal() {
  char nothing = 0;
  file_.read(0, &nothing, 0);  // writes out what is buffered: reading changes nothing any more
}

void BandColumns::read_column(std::uint64_t block, std::size_t band,
                              std::vector<std::uint32_t>& keys) {
  const std::uint64_t column = block * scheme_.bands + band;
  const std::uint64_t begin_bytes = column * kBlockTexts * sizeof(std::uint32_t);
  const std::size_t wanted_bytes = kBlockTexts * sizeof(std::uint32_t);
  auto* const bytes = reinterpret_cast<char*>(keys.data());
  for (std::size_t have = 0; have < wanted_bytes;) {
    const std::size_t got = file_.read(begin_bytes + have, bytes + have, wanted_bytes - have);
    if (got == 0) throw IoError("a temporary file has lost its end");
    have += got;
  }
}

}  // namespace cahoots
