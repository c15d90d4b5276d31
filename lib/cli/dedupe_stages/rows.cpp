#include "cli/dedupe_stages/rows.hpp"

#include <array>
#include <cstring>

#include "base/error.hpp"

namespace cahoots {
namespace {

/// The texts of a row; the views point into `kept` or the row.
template <std::size_t kTexts>
struct StageTexts {
  explicit StageTexts(StageRowReader& reader) {
    for (std::size_t i = 0; i < kTexts; ++i) texts[i] = reader.text(kept[i]);
  }
  std::array<std::string, kTexts> kept;
  std::array<std::string_view, kTexts> texts;
};

}  // namespace

void write_text_post(std::string& row, std::string_view sorted_row) {
  const TextedPostRow::View post = TextedPostRow::parse(sorted_row);
  StageRowWriter writer(row, kTextRow);
  write_hash(writer, text_hash_of(post.key)).text(kPostOfText);
  writer.integer(load_ordered(post.key.data() + sizeof(Hash128)));
  for (const std::string_view text : post.texts) writer.text(text);
  writer.number(post.fields.page);
  writer.number(std::uint64_t{post.fields.is_similar} << 8U | post.fields.post_type);
  const TextSignature& signature = post.fields.signature;
  writer.bytes(
      post.fields.is_similar
          ? std::string_view(reinterpret_cast<const char*>(signature.data()), sizeof signature)
          : std::string_view());
}

void read_text_post(StageRowReader& reader, const Hash128& hash, std::string& sorted_row) {
  const std::int64_t created_at_s = reader.integer();
  const StageTexts<5> texts(reader);
  TextedPostFields fields;
  fields.page = reader.number();
  const std::uint64_t flags = reader.number();
  fields.post_type = static_cast<std::uint8_t>(flags);
  fields.is_similar = is_similar_text(flags);
  const std::string signature = reader.bytes();
  if (!signature.empty() && signature.size() != sizeof fields.signature) {
    throw DataError("a stage line of dedupe holds half a signature");
  }
  std::memcpy(fields.signature.data(), signature.data(), signature.size());
  sorted_row.clear();
  append_texted_key(sorted_row, hash, created_at_s);
  TextedPostRow::append(sorted_row, texts.texts, fields);
}

void write_medium_post(std::string& row, std::string_view sorted_row) {
  const MediaPostRow::View post = MediaPostRow::parse(sorted_row);
  StageRowWriter writer(row, kMediumRow);
  write_hash(writer, text_hash_of(post.key));
  writer.integer(load_ordered(post.key.data() + sizeof(Hash128)));
  for (const std::string_view text : post.texts) writer.text(text);
  writer.number(post.fields.post_type);
}

void read_medium_post(StageRowReader& reader, std::string& sorted_row) {
  const Hash128 hash = read_hash(reader);
  const std::int64_t created_at_s = reader.integer();
  const StageTexts<5> texts(reader);
  const MediaPostFields fields{static_cast<std::uint8_t>(reader.number())};
  sorted_row.clear();
  append_texted_key(sorted_row, hash, created_at_s);
  MediaPostRow::append(sorted_row, texts.texts, fields);
}

}  // namespace cahoots
