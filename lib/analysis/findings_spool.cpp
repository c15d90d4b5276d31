#include "analysis/findings_spool.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/error.hpp"
#include "io/line_block.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kBlockBytes = std::size_t{1} << 20;

std::string default_folder() {
  const char* configured = std::getenv("TMPDIR");
  return configured != nullptr && *configured != '\0' ? configured : "/tmp";
}

[[noreturn]] void fail(const std::string& folder, const char* what) {
  throw IoError(fmt::format("temporary file in {}: {}: {}; --tmpdir names another folder", folder,
                            what, std::strerror(errno)));
}

using RecordVisitor = std::function<void(std::string_view type, RecordView& record)>;

/// Visits the whole lines of `buffer`, of which `size_bytes` are filled and the padding follows;
/// the number of bytes that were used up.
std::size_t visit_lines(std::string_view buffer, RecordParser& parser, const RecordVisitor& visit) {
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = buffer.find('\n', begin);
    if (end == std::string_view::npos) return begin;
    if (auto record = parser.parse(buffer.substr(begin, end - begin))) {
      const Text type = record->text("type");
      visit(type, *record);
    }
    begin = end + 1;
  }
}

}  // namespace

void FindingsSpool::add(std::string_view lines) {
  pending_.append(lines);
  size_bytes_ += lines.size();
  if (!file_ && pending_.size() > memory_bytes_) open_file();
  if (file_ && pending_.size() >= kBlockBytes) write_out();
}

void FindingsSpool::open_file() {
  if (folder_.empty()) folder_ = default_folder();
  std::string path = folder_ + "/cahoots-report-XXXXXX";
  const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
  if (descriptor < 0) fail(folder_, "cannot be made");
  // Without a name it goes away with the process, however that ends.
  ::unlink(path.c_str());
  file_.reset(::fdopen(descriptor, "w+b"));
  if (!file_) fail(folder_, "cannot be opened");
}

void FindingsSpool::write_out() {
  if (std::fwrite(pending_.data(), 1, pending_.size(), file_.get()) != pending_.size()) {
    fail(folder_, "cannot be written");
  }
  pending_.clear();
}

void FindingsSpool::read(const RecordVisitor& visit) {
  RecordParser parser;
  if (!file_) {
    pending_.append(kLinePaddingBytes, '\0');
    const std::size_t size = pending_.size() - kLinePaddingBytes;
    visit_lines(std::string_view(pending_).substr(0, size), parser, visit);
    pending_.resize(size);
    return;
  }
  write_out();
  if (std::fflush(file_.get()) != 0) fail(folder_, "cannot be written");
  std::rewind(file_.get());
  std::string buffer;
  std::size_t filled = 0;
  for (;;) {
    buffer.resize(std::max(buffer.size(), filled + kBlockBytes + kLinePaddingBytes));
    const std::size_t n = std::fread(buffer.data() + filled, 1, kBlockBytes, file_.get());
    if (n == 0) break;
    filled += n;
    const std::size_t used = visit_lines(std::string_view(buffer).substr(0, filled), parser, visit);
    std::memmove(buffer.data(), buffer.data() + used, filled - used);
    filled -= used;
  }
  if (std::ferror(file_.get()) != 0) fail(folder_, "cannot be read");
  std::fseek(file_.get(), 0, SEEK_END);
}

}  // namespace cahoots
