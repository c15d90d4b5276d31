#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

#include "io/decoder.hpp"
#include "io/input.hpp"
#include "io/member_name.hpp"

namespace cahoots {
namespace {

struct Closer {
  void operator()(archive* opened) const { archive_read_free(opened); }
};

/// bzip2, xz and zip through libarchive. Members are read, never written to disk, so the names in
/// an archive cannot reach outside it; they only name the source of a record.
class ArchiveDecoder final : public Decoder {
 public:
  ArchiveDecoder(RawFile& file, const std::string& path)
      : Decoder(file, path), archive_(archive_read_new()) {
    if (archive_ == nullptr) throw IoError("out of memory");
    is_zip_ = file.peek_block().starts_with("PK");
    if (is_zip_) {
      archive_read_support_format_zip_streamable(archive_.get());
    } else {
      archive_read_support_filter_bzip2(archive_.get());
      archive_read_support_filter_xz(archive_.get());
      archive_read_support_format_raw(archive_.get());
      archive_read_support_format_empty(archive_.get());
    }
    if (archive_read_open(archive_.get(), this, nullptr, &ArchiveDecoder::feed, nullptr) !=
        ARCHIVE_OK) {
      fail();
    }
    // Of a file that ends within its header libarchive would pass on the compressed bytes.
    if (!is_zip_ && archive_filter_code(archive_.get(), 0) == ARCHIVE_FILTER_NONE) {
      throw DamagedInput(fmt::format("{}: damaged compressed data: the file is cut short", path_));
    }
  }

 private:
  bool open_member() override {
    for (;;) {
      skip_member();
      rest_ = {};
      archive_entry* entry = nullptr;
      const int result = archive_read_next_header(archive_.get(), &entry);
      if (result == ARCHIVE_EOF) return false;
      if (result < ARCHIVE_WARN) fail();
      if (!is_zip_) return true;
      if (++n_members_ > kMembersLimit) {
        throw DamagedInput(
            fmt::format("{}: refused: it has more than {} members, the limit; "
                        "unpack it first",
                        path_, kMembersLimit));
      }
      if (archive_entry_is_encrypted(entry) != 0) {
        throw DamagedInput(fmt::format("{}: the archive is encrypted; decrypt it first", path_));
      }
      // What is behind it is only found by expanding it.
      is_size_unknown_ = archive_entry_size_is_set(entry) == 0;
      if (archive_entry_filetype(entry) != AE_IFREG) continue;
      // The UTF-8 form is missing where the locale is C and the name is not ASCII.
      const char* name = archive_entry_pathname_utf8(entry);
      if (name == nullptr) name = archive_entry_pathname(entry);
      member_name_ = safe_member_name(name != nullptr ? name : "");
      return true;
    }
  }

  /// libarchive would skip a bomb without end.
  void skip_member() {
    std::array<char, 16384> discarded;
    while (is_size_unknown_ && read(discarded.data(), discarded.size()) > 0) {
    }
    is_size_unknown_ = false;
  }

  std::size_t decode(char* buffer, std::size_t capacity) override {
    // archive_read_data() would lose what it has got when it meets damage behind it.
    while (rest_.empty()) {
      const void* block = nullptr;
      std::size_t size_bytes = 0;
      la_int64_t offset_bytes = 0;
      const int result =
          archive_read_data_block(archive_.get(), &block, &size_bytes, &offset_bytes);
      if (result == ARCHIVE_EOF) return 0;
      if (result < ARCHIVE_WARN) fail();
      rest_ = {static_cast<const char*>(block), size_bytes};
    }
    const std::size_t size_bytes = std::min(capacity, rest_.size());
    std::memcpy(buffer, rest_.data(), size_bytes);
    rest_.remove_prefix(size_bytes);
    return size_bytes;
  }

  static la_ssize_t feed(archive* archive, void* self, const void** block) {
    auto& decoder = *static_cast<ArchiveDecoder*>(self);
    try {
      const std::string_view bytes = decoder.file_.next_block();
      *block = bytes.data();
      return static_cast<la_ssize_t>(bytes.size());
    } catch (const std::exception& error) {
      archive_set_error(archive, -1, "%s", error.what());
      return -1;
    }
  }

  [[noreturn]] void fail() const {
    const char* reason = archive_error_string(archive_.get());
    throw DamagedInput(fmt::format("{}: damaged compressed data near byte {}: {}", path_,
                                   file_.bytes_read(),
                                   reason != nullptr ? reason : "the file is cut short"));
  }

  static constexpr std::uint64_t kMembersLimit = 1'000'000;

  std::unique_ptr<archive, Closer> archive_;
  bool is_zip_ = false;
  std::uint64_t n_members_ = 0;
  bool is_size_unknown_ = false;
  std::string_view rest_;  ///< of the block that libarchive lent
};

}  // namespace

std::unique_ptr<Decoder> make_archive_decoder(RawFile& file, const std::string& path) {
  return std::make_unique<ArchiveDecoder>(file, path);
}

}  // namespace cahoots
