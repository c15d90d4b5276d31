#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace cahoots {

/// Names and contents.
using Members = std::vector<std::pair<std::string, std::string>>;

/// An archive of those members in a format and compression that libarchive knows by name.
inline std::string packed(const Members& members, const char* format, const char* filter) {
  std::vector<char> buffer(std::size_t{4} << 20);
  std::size_t used = 0;
  archive* archive = archive_write_new();
  EXPECT_EQ(archive_write_set_format_by_name(archive, format), ARCHIVE_OK);
  if (filter != nullptr) {
    EXPECT_EQ(archive_write_add_filter_by_name(archive, filter), ARCHIVE_OK);
  }
  archive_write_set_bytes_in_last_block(archive, 1);
  archive_write_open_memory(archive, buffer.data(), buffer.size(), &used);
  for (const auto& [name, bytes] : members) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_write_header(archive, entry);
    archive_write_data(archive, bytes.data(), bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(archive);
  archive_write_free(archive);
  return {buffer.data(), used};
}

inline std::string compressed(const std::string& bytes, const char* filter) {
  return packed({{"data", bytes}}, "raw", filter);
}

}  // namespace cahoots
