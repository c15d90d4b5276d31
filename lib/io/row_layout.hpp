#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace cahoots {

/// Rows as the sorts of the engine hold them: a key of fixed size, texts, a few plain fields, the
/// sizes of the texts. The first text ends with NUL, so that rows of equal keys compare by it; the
/// sizes stand at the end, so that a text may hold any byte. Fields are stored as their bytes, so
/// they name what would be padding (`unused`): nobody sets that, and rows would differ that are the
/// same. Any thread.
template <std::size_t kKeyBytes, std::size_t kTexts, class Fields>
struct RowLayout {
  static_assert(std::is_trivially_copyable_v<Fields>, "fields are stored as their bytes");

  struct View {
    std::string_view key;
    std::array<std::string_view, kTexts> texts;
    Fields fields;
  };

  /// Appends to a row that holds its key.
  static void append(std::string& row, const std::array<std::string_view, kTexts>& texts,
                     const Fields& fields) {
    std::array<std::uint32_t, kTexts> sizes_bytes;
    for (std::size_t i = 0; i < kTexts; ++i) {
      row.append(texts[i]);
      if (i == 0) row.push_back('\0');
      sizes_bytes[i] = static_cast<std::uint32_t>(texts[i].size());
    }
    row.append(reinterpret_cast<const char*>(&fields), sizeof fields);
    row.append(reinterpret_cast<const char*>(&sizes_bytes), sizeof sizes_bytes);
  }

  /// The row taken apart; its views point into it.
  static View parse(std::string_view row) {
    View view;
    std::array<std::uint32_t, kTexts> sizes_bytes;
    const char* const end = row.data() + row.size();
    std::memcpy(&sizes_bytes, end - sizeof sizes_bytes, sizeof sizes_bytes);
    std::memcpy(&view.fields, end - sizeof sizes_bytes - sizeof(Fields), sizeof(Fields));
    view.key = row.substr(0, kKeyBytes);
    std::size_t at = kKeyBytes;
    for (std::size_t i = 0; i < kTexts; ++i) {
      view.texts[i] = row.substr(at, sizes_bytes[i]);
      at += sizes_bytes[i] + (i == 0 ? 1 : 0);
    }
    return view;
  }
};

}  // namespace cahoots
