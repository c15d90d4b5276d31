#include "io/compression.hpp"

namespace cahoots {
namespace {

using namespace std::string_view_literals;

/// A zstd stream may begin with skippable frames.
bool is_zstd(std::string_view head) {
  if (head.starts_with("\x28\xB5\x2F\xFD"sv)) return true;
  return head.size() >= 4 && (static_cast<unsigned char>(head[0]) & 0xF0U) == 0x50U &&
         head.substr(1).starts_with("\x2A\x4D\x18"sv);
}

/// The digit is the size of its blocks; what follows is the mark of a block or of the end. A text
/// may begin with BZh.
bool is_bzip2(std::string_view head) {
  if (!head.starts_with("BZh"sv) || head.size() < 4 || head[3] < '1' || head[3] > '9') return false;
  const std::string_view rest = head.substr(4, 6);
  return rest == "1AY&SY"sv.substr(0, rest.size()) ||
         rest == "\x17\x72\x45\x38\x50\x90"sv.substr(0, rest.size());
}

}  // namespace

Compression compression_of(std::string_view head) {
  constexpr std::size_t kTarMagicAt = 257;
  if (head.starts_with("\x1F\x8B"sv)) return Compression::gzip;
  if (is_zstd(head)) return Compression::zstd;
  if (is_bzip2(head)) return Compression::bzip2;
  if (head.starts_with("\xFD\x37zXZ\0"sv)) return Compression::xz;
  if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) {
    return Compression::zip;
  }
  if (head.starts_with("7z\xBC\xAF\x27\x1C"sv)) return Compression::seven_zip;
  if (head.starts_with("Rar!\x1A\x07"sv)) return Compression::rar;
  if (head.size() > kTarMagicAt && head.substr(kTarMagicAt).starts_with("ustar"sv)) {
    return Compression::tar;
  }
  return Compression::none;
}

std::string_view name_of(Compression compression) {
  switch (compression) {
    case Compression::none:
      return "";
    case Compression::gzip:
      return "gzip file";
    case Compression::zstd:
      return "zstd file";
    case Compression::bzip2:
      return "bzip2 file";
    case Compression::xz:
      return "xz file";
    case Compression::zip:
      return "zip archive";
    case Compression::seven_zip:
      return "7z archive";
    case Compression::rar:
      return "RAR archive";
    case Compression::tar:
      return "tar archive";
  }
  return "";
}

}  // namespace cahoots
