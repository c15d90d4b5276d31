// Files: what was packed comes out whole or as its beginning, and records are cut in the same
// places wherever blocks end.
#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/utf8.hpp"
#include "fuzz_target.hpp"
#include "io/input.hpp"
#include "io/line_block.hpp"
#include "io/member_name.hpp"
#include "io/record_block.hpp"
#include "memory_file.hpp"

namespace cahoots {
namespace {

/// More than this is not read of one input: bombs have a test of their own.
constexpr std::size_t kMostReadBytes = std::size_t{1} << 20;

MemoryFile& file() {
  static MemoryFile one;
  return one;
}

struct Unpacked {
  std::string bytes;
  std::uint64_t n_members = 0;
  bool is_damaged = false;
  std::uint64_t size_bytes = 0;  ///< of the raw file, as its digest says
};

Unpacked unpack(std::string_view packed, std::size_t step_bytes) {
  file().assign(packed);
  Input input(file().path());
  Unpacked unpacked;
  std::string buffer(step_bytes, '\0');
  try {
    while (unpacked.bytes.size() < kMostReadBytes && input.next_member()) {
      ++unpacked.n_members;
      require_utf8(input.member_name(), "a member's name can be shown");
      unpacked.bytes.append(input.peek(7).substr(0, 0));
      while (const std::size_t got = input.read(buffer.data(), buffer.size())) {
        unpacked.bytes.append(buffer, 0, got);
        if (unpacked.bytes.size() >= kMostReadBytes) break;
      }
    }
  } catch (const DamagedInput&) {
    unpacked.is_damaged = true;
  }
  unpacked.size_bytes = input.finish().size_bytes;
  return unpacked;
}

/// Any bytes, as whatever their magic makes of them.
void check_compressed(std::string_view bytes) {
  const Unpacked once = unpack(bytes, 4096);
  require(once.size_bytes == bytes.size(), "the whole file is in its digest");
  const Unpacked again = unpack(bytes, 13);
  require(again.is_damaged == once.is_damaged, "damage does not depend on the steps");
  const std::size_t both = std::min(again.bytes.size(), once.bytes.size());
  require_equal(std::string_view(again.bytes).substr(0, both),
                std::string_view(once.bytes).substr(0, both), "nor do the bytes");
}

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  require(deflateInit2(&stream, 1, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK, "zlib begins");
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  require(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib ends");
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string zstandard(std::string_view bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 1));
  return packed;
}

std::string zipped(std::string_view bytes) {
  std::string packed(bytes.size() + 4096, '\0');
  std::size_t used = 0;
  archive* const writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_open_memory(writer, packed.data(), packed.size(), &used);
  archive_entry* const entry = archive_entry_new();
  archive_entry_set_pathname(entry, "posts.jsonl");
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
  archive_write_header(writer, entry);
  archive_write_data(writer, bytes.data(), bytes.size());
  archive_entry_free(entry);
  archive_write_close(writer);
  archive_write_free(writer);
  packed.resize(used);
  return packed;
}

/// Packed by other hands: whole it comes out whole, cut short as a beginning that is said to be
/// damaged.
void check_packed(std::string_view bytes) {
  FuzzBytes input(bytes);
  const std::uint64_t kind = input.below(3);
  const std::uint64_t cut = input.below(65536);
  const std::string_view content = input.rest();
  const std::string packed = kind == 0   ? gzipped(content)
                             : kind == 1 ? zstandard(content)
                                         : zipped(content);
  const Unpacked whole = unpack(packed, 1000);
  require(!whole.is_damaged, "what is whole is not damaged");
  require_equal(whole.bytes, content, "what was packed comes out");
  // Of the first bytes alone nobody could tell what they begin.
  constexpr std::size_t kMagicBytes = 18;
  if (packed.size() <= kMagicBytes) return;
  const std::size_t kept = kMagicBytes + cut % (packed.size() - kMagicBytes);
  const Unpacked part = unpack(std::string_view(packed).substr(0, kept), 1000);
  require(content.starts_with(part.bytes), "what is cut short gives a beginning");
  // A zip's directory stands at its end, and the member may be whole without it.
  require(part.is_damaged || (kind == 2 && part.bytes == content), "and is said to be damaged");
}

/// What a reader says of the records, one after another. How much is kept of the start of one over
/// the limit depends on where it was met.
std::string told(const RecordBlock& block) {
  std::string told;
  for (const RecordSlice& slice : block.records) {
    require(slice.begin_bytes + slice.size_bytes + kLinePaddingBytes <= block.bytes.size(),
            "readable bytes follow each record");
    told.append(std::to_string(slice.position.line)).append("@");
    told.append(std::to_string(slice.position.offset_bytes)).append("+");
    told.append(std::to_string(slice.overlong_bytes)).append(":");
    if (slice.overlong_bytes == 0) told.append(block.record(slice));
    told.append("\n");
    if (slice.envelope == nullptr) continue;
    told.append("in ").append(slice.envelope->head).append("…").append(slice.envelope->tail);
  }
  return told;
}

std::string records_told(const RecordShape& shape, std::size_t block_bytes) {
  Input input(file().path(), false);
  if (!input.next_member()) return {};
  RecordBlockReader reader(input, 0, shape, block_bytes);
  std::string all;
  while (const auto block = reader.next()) all.append(told(*block));
  return all;
}

RecordShape shape_of(FuzzBytes& bytes) {
  RecordShape shape;
  shape.framing = static_cast<Framing>(bytes.below(5));
  shape.delimiter = ",\t;"[bytes.below(3)];
  if (const std::uint64_t limit = bytes.below(256); limit > 0) shape.max_record_bytes = limit;
  shape.item_key = "items";
  return shape;
}

/// A blank in front keeps the bytes from being taken for a compressed file, which the readers do
/// not know of.
void check_record_blocks(std::string_view bytes) {
  FuzzBytes input(bytes);
  const RecordShape shape = shape_of(input);
  const std::uint64_t block_bytes = 3 + input.below(64);
  const std::string_view rest = input.rest();
  file().assign(std::string("\n").append(rest));
  require_equal(records_told(shape, block_bytes), records_told(shape, std::size_t{1} << 14),
                "records do not depend on the blocks");
}

void check_line_blocks(std::string_view bytes) {
  FuzzBytes input(bytes);
  const std::uint64_t limit_bytes = 1 + input.below(256);
  const std::uint64_t block_bytes = 3 + input.below(64);
  const std::string content = std::string("\n").append(input.rest());
  file().assign(content);
  Input opened(file().path(), false);
  if (!opened.next_member()) return;
  LineBlockReader reader(opened, 0, limit_bytes, block_bytes);
  std::string lines;
  std::uint64_t n_over_bytes = 0;
  while (const auto block = reader.next()) {
    require(block->begin.offset_bytes == lines.size() + n_over_bytes, "blocks follow each other");
    if (block->overlong_bytes > 0) {
      require(block->overlong_bytes > limit_bytes, "what is passed over is over the limit");
      // The line feed of such a line is passed over too, where it has one.
      n_over_bytes += block->overlong_bytes + 1;
    } else {
      lines.append(block->lines());
    }
  }
  const std::size_t whole = content.size() + (content.back() == '\n' ? 0 : 1);
  require_equal(std::to_string(lines.size() + n_over_bytes), std::to_string(whole),
                "every byte is in a block");
}

void check_member_name(std::string_view bytes) {
  const std::string name = safe_member_name(bytes);
  require(!name.empty(), "a member has a name");
  require_utf8(name, "a member's name is UTF-8");
  require(name.front() != '/', "it lies below its archive", name);
  require(name.size() <= 1024 + 3, "it is short", name);
  require_equal(safe_member_name(name), name, "a safe name is safe");
  for (const char c : name) {
    require(static_cast<unsigned char>(c) >= ' ' && c != 0x7F, "a name has no controls", name);
  }
}

}  // namespace

std::vector<FuzzTarget> fuzz_targets() {
  return {
      {"compressed", check_compressed, "packed", "magic.dict"},
      {"packed-and-cut", check_packed, "texts"},
      {"record-blocks", check_record_blocks, "tests/fixtures/platforms/*", "framing.dict"},
      {"line-blocks", check_line_blocks, "records"},
      {"member-name", check_member_name, "texts"},
  };
}

}  // namespace cahoots
