#include "records/fingerprint.hpp"

#include <fmt/format.h>

#include "base/base64.hpp"
#include "records/json_writer.hpp"

namespace cahoots {
namespace {

constexpr std::size_t kHalfDigits = 16;

std::optional<std::uint64_t> value_of_digits(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char digit : digits) {
    std::uint64_t add = 0;
    if (digit >= '0' && digit <= '9') {
      add = static_cast<std::uint64_t>(digit - '0');
    } else if (digit >= 'a' && digit <= 'f') {
      add = static_cast<std::uint64_t>(digit - 'a' + 10);
    } else {
      return std::nullopt;
    }
    value = value << 4U | add;
  }
  return value;
}

std::optional<Hash128> parse_hash(Text digits) {
  if (digits.size() != 2 * kHalfDigits) return std::nullopt;
  const auto high = value_of_digits(digits.substr(0, kHalfDigits));
  const auto low = value_of_digits(digits.substr(kHalfDigits));
  if (!high || !low) return std::nullopt;
  return Hash128{*high, *low};
}

/// Reads the fields one after another and keeps the first complaint.
class FingerprintReader {
 public:
  explicit FingerprintReader(RecordView& record) : record_(record) {}

  Text required(std::string_view key) {
    const Text value = record_.text(key);
    if (!is_known(value) || value.empty()) complain(key, "a string that is not empty");
    return value;
  }
  std::optional<Hash128> hash(std::string_view key) {
    const auto value = parse_hash(record_.text(key));
    if (!value) complain(key, "32 hexadecimal digits in lower case");
    return value;
  }
  std::string lanes(std::string_view key) {
    auto bytes = decode_base64(record_.text(key));
    if (bytes && bytes->size() == kFingerprintRecordLanes) return std::move(*bytes);
    complain(key, fmt::format("the base64 of {} bytes", kFingerprintRecordLanes));
    return {};
  }
  std::optional<std::uint64_t> count(std::string_view key, std::int64_t least) {
    const auto value = record_.integer(key);
    if (value ? *value < least : record_.has(key)) {
      complain(key, fmt::format("an integer of {} or more", least));
    }
    if (!value) return std::nullopt;
    return static_cast<std::uint64_t>(*value);
  }
  std::optional<double> number(std::string_view key, double most) {
    const auto value = record_.number(key);
    // Written so that what is not a number is none of them.
    if (value ? !(*value >= 0 && *value <= most) : record_.has(key)) {
      complain(key, fmt::format("a number from 0 to {}", most));
    }
    return value;
  }
  void complain(std::string_view key, std::string_view wanted) {
    if (complaint_.empty()) complaint_ = fmt::format("fingerprint: \"{}\" is not {}", key, wanted);
  }
  std::string complaint() { return std::move(complaint_); }

 private:
  RecordView& record_;
  std::string complaint_;
};

}  // namespace

void append_fingerprint(std::string& out, const FingerprintRecord& fingerprint) {
  const bool is_text = fingerprint.hash.has_value();
  const std::string hash =
      is_text ? fmt::format("{:016x}{:016x}", fingerprint.hash->high, fingerprint.hash->low)
              : std::string();
  const std::string lanes = encode_base64(fingerprint.lanes);
  const auto integer = [](std::optional<std::uint64_t> count) {
    return count ? std::optional(static_cast<std::int64_t>(*count)) : std::nullopt;
  };
  JsonWriter writer(out);
  writer.begin_record("fingerprint");
  writer.text("group_uid", fingerprint.group_uid);
  writer.text("core_post_uid", fingerprint.core_post_uid);
  writer.text("kind", fingerprint.kind);
  writer.text("normalise", fingerprint.normalise);
  writer.text("scheme", fingerprint.scheme);
  writer.text("hash", is_text ? Text(hash) : Text());
  writer.text("lanes", is_text ? Text(lanes) : Text());
  writer.integer("n_shingles", integer(fingerprint.n_shingles));
  writer.text("medium", fingerprint.medium);
  writer.integer("n_posts", integer(fingerprint.n_posts));
  writer.integer("n_accounts", integer(fingerprint.n_accounts));
  writer.integer("n_platforms", integer(fingerprint.n_platforms));
  writer.time("first_at", fingerprint.first_at_s);
  writer.time("last_at", fingerprint.last_at_s);
  writer.number("commonness", fingerprint.commonness);
  writer.number("information_bits", fingerprint.information_bits);
  writer.end_record();
}

std::string read_fingerprint(RecordView& record, FingerprintRecord& fingerprint) {
  constexpr double kMostBits = 1e9;
  FingerprintReader reader(record);
  fingerprint.group_uid = reader.required("group_uid");
  fingerprint.core_post_uid = record.text("core_post_uid");
  fingerprint.kind = reader.required("kind");
  const bool is_text = fingerprint.kind == "text";
  if (!is_text && fingerprint.kind != "media") reader.complain("kind", "text or media");
  fingerprint.normalise = is_text ? reader.required("normalise") : Text();
  fingerprint.scheme = is_text ? reader.required("scheme") : Text();
  fingerprint.hash = is_text ? reader.hash("hash") : std::nullopt;
  fingerprint.lanes = is_text ? reader.lanes("lanes") : std::string();
  fingerprint.n_shingles = is_text ? reader.count("n_shingles", 1) : std::nullopt;
  fingerprint.medium = is_text ? Text() : reader.required("medium");
  fingerprint.n_posts = reader.count("n_posts", 0);
  fingerprint.n_accounts = reader.count("n_accounts", 0);
  fingerprint.n_platforms = reader.count("n_platforms", 0);
  fingerprint.first_at_s = record.time_s("first_at");
  fingerprint.last_at_s = record.time_s("last_at");
  fingerprint.commonness = reader.number("commonness", 1).value_or(0);
  fingerprint.information_bits = reader.number("information_bits", kMostBits);
  return reader.complaint();
}

}  // namespace cahoots
