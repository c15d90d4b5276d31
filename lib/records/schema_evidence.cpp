#include <array>

#include "records/schema_tables.hpp"

namespace cahoots {
namespace {

using enum FieldShape;

constexpr std::array kPostFields{
    FieldSpec{"uid", text, false, "platform, colon, native id"},
    FieldSpec{"platform", text, false, "lower case: x, tiktok, youtube, reddit, …"},
    FieldSpec{"url", text, true, "address of the post"},
    FieldSpec{"created_at", time, true, "when it was posted, UTC"},
    FieldSpec{"created_at_precision_s", integer, true,
              "resolution of created_at in seconds: 1, 60, 86400"},
    FieldSpec{"collected_at", time, true, "when it was collected, UTC"},
    FieldSpec{"account_uid", text, false, "the account that posted it"},
    FieldSpec{"account_handle", text, true, "its handle, with @"},
    FieldSpec{"account_name", text, true, "its display name"},
    FieldSpec{"text", text, true, "the text as given"},
    FieldSpec{"lang", text, true, "language, as the platform states it"},
    FieldSpec{"post_type", text, true, "original, reply, repost, quote or comment"},
    FieldSpec{"conversation_uid", text, true, "the post that began the thread"},
    FieldSpec{"reply_to_uid", text, true, "the post it answers"},
    FieldSpec{"reply_to_account_uid", text, true, "the account it answers"},
    FieldSpec{"repost_of_uid", text, true, "the post it repeats"},
    FieldSpec{"quote_of_uid", text, true, "the post it quotes"},
    FieldSpec{"hashtags", texts, false, "without #, case folded"},
    FieldSpec{"mentions", texts, false, "account uids where known, else platform:@handle"},
    FieldSpec{"urls", texts, false, "expanded, as given"},
    FieldSpec{"url_keys", texts, false, "canonical form of each of urls, same length"},
    FieldSpec{"url_shortened", booleans, false, "whether each of urls is a short link"},
    FieldSpec{"media", texts, false, "pdq:…, phash:…, sha256:…, id:… or url:…"},
    FieldSpec{"likes", integer, true, "reported likes"},
    FieldSpec{"replies", integer, true, "reported replies"},
    FieldSpec{"reposts", integer, true, "reported reposts"},
    FieldSpec{"quotes", integer, true, "reported quotes"},
    FieldSpec{"views", integer, true, "reported views"},
    FieldSpec{"source_file", text, true, "evidence file, relative to the evidence root"},
    FieldSpec{"source_line", integer, true, "line in it where the record begins, from 1"},
};

constexpr std::array kAccountFields{
    FieldSpec{"uid", text, false, "platform, colon, native id"},
    FieldSpec{"platform", text, false, "lower case"},
    FieldSpec{"handle", text, true, "with @"},
    FieldSpec{"name", text, true, "display name"},
    FieldSpec{"bio", text, true, "profile text"},
    FieldSpec{"url", text, true, "link in the profile"},
    FieldSpec{"created_at", time, true, "when the account was made, UTC"},
    FieldSpec{"created_at_precision_s", integer, true, "resolution of created_at in seconds"},
    FieldSpec{"location", text, true, "as the profile states it"},
    FieldSpec{"verified", boolean, true, "as the platform states it"},
    FieldSpec{"followers", integer, true, "reported followers"},
    FieldSpec{"following", integer, true, "reported accounts followed"},
    FieldSpec{"posts", integer, true, "reported posts"},
    FieldSpec{"avatar", text, true, "address or hash of the picture"},
    FieldSpec{"collected_at", time, true, "when this state was collected, UTC"},
};

constexpr std::array kRunFields{
    FieldSpec{"tool", text, false, "the program"},
    FieldSpec{"version", text, false, "its version"},
    FieldSpec{"arguments", texts, false, "options given that affect results"},
    FieldSpec{"parameters", object, false, "every option that affects results, with its value"},
    FieldSpec{"inputs", objects, false,
              "files read: name, bytes, sha256 (null for a stream from a pipe, named -, and with "
              "--no-hash)"},
    FieldSpec{"auxiliary", objects, false,
              "seeds, maps and other files: name, bytes, sha256 (null for lists of accounts and "
              "redirects in a case with pseudonyms)"},
    FieldSpec{"records_in", object, false, "records read, by type"},
    FieldSpec{"records_out", object, false, "records in the output, by type, this one included"},
    FieldSpec{"rejected", integer, false, "lines that could not be used"},
    FieldSpec{"conflicting", integer, false, "repeated posts that differ from their first copy"},
    FieldSpec{"notes", texts, false, "what could not be done, and why"},
    FieldSpec{"input_complete", boolean, false, "false where the input was cut short or filtered"},
    FieldSpec{"exit_status", integer, false, "0 or 1"},
};

}  // namespace

std::span<const FieldSpec> post_fields() {
  return kPostFields;
}
std::span<const FieldSpec> account_fields() {
  return kAccountFields;
}
std::span<const FieldSpec> run_fields() {
  return kRunFields;
}

}  // namespace cahoots
