#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/error.hpp"
#include "base/static_text.hpp"

namespace cahoots {

/// Fields of records as bytes that another process reads: whole numbers in 7 bits a byte, the least
/// first (LEB128; signed ones turned so that small ones stay short), doubles as their eight bytes,
/// texts behind their size. PackedWriter and PackedReader take the same calls, so that one function
/// names the fields of a type for both. Any thread, one each.
class PackedWriter {
 public:
  explicit PackedWriter(std::string& out) : out_(out) {}

  template <class... Fields>
  void operator()(const Fields&... fields) {
    (write(fields), ...);
  }

 private:
  template <class Number>
  requires std::is_integral_v<Number> || std::is_enum_v<Number>
  void write(const Number& number) {
    auto rest = static_cast<std::uint64_t>(number);
    if constexpr (std::is_signed_v<Number>) {
      const auto value = static_cast<std::int64_t>(number);
      rest = (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
    }
    for (; rest >= 0x80; rest >>= 7U) out_.push_back(static_cast<char>(rest | 0x80U));
    out_.push_back(static_cast<char>(rest));
  }
  void write(const double& value) {
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void write(const std::string_view& text) {
    write(text.size());
    out_.append(text);
  }
  template <class Value>
  void write(const std::optional<Value>& value) {
    out_.push_back(value ? '\1' : '\0');
    if (value) write(*value);
  }
  template <class Value, std::size_t kSize>
  void write(const std::array<Value, kSize>& values) {
    for (const Value& value : values) write(value);
  }

  std::string& out_;
};

/// Throws DataError where the bytes end too early. A text is read as one that stays for good
/// (static_text): for the few that the program knows, such as reasons.
class PackedReader {
 public:
  explicit PackedReader(std::string_view bytes) : rest_(bytes) {}

  template <class... Fields>
  void operator()(Fields&... fields) {
    (read(fields), ...);
  }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view take(std::size_t size_bytes) {
    if (size_bytes > rest_.size()) throw DataError("packed fields end too early");
    const std::string_view taken = rest_.substr(0, size_bytes);
    rest_.remove_prefix(size_bytes);
    return taken;
  }
  template <class Number>
  requires std::is_integral_v<Number> || std::is_enum_v<Number>
  void read(Number& number) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1).front());
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) break;
    }
    if constexpr (std::is_signed_v<Number>) value = (value >> 1U) ^ (0 - (value & 1U));
    number = static_cast<Number>(value);
  }
  void read(double& value) { std::memcpy(&value, take(sizeof value).data(), sizeof value); }
  void read(std::string_view& text) {
    std::size_t size_bytes = 0;
    read(size_bytes);
    text = static_text(take(size_bytes));
  }
  template <class Value>
  void read(std::optional<Value>& value) {
    if (take(1).front() == '\0') {
      value.reset();
    } else {
      read(value.emplace());
    }
  }
  template <class Value, std::size_t kSize>
  void read(std::array<Value, kSize>& values) {
    for (Value& value : values) read(value);
  }

  std::string_view rest_;
};

}  // namespace cahoots
