#pragma once

#include <string>
#include <string_view>

#include "base/hmac.hpp"

namespace cahoots {

/// Stands a keyed hash (HMAC-SHA-256) in for each thing that names a person: the same one for the
/// same thing, in every run and every tool that has the key, so that what belongs together still
/// meets. Without the key nobody can say what stands behind it, nor try out what might. The kinds
/// are apart: a name and a handle of the same letters have different pseudonyms. What is a
/// pseudonym already stays as it is, whichever key made it. 96 bits of each hash are kept, 128 of
/// the uids'. Immutable; any thread; 1 to 2 us a value.
class Pseudonyms {
 public:
  /// Shorter keys are too easy to guess.
  static constexpr std::size_t kShortestKeyBytes = 16;

  explicit Pseudonyms(std::string_view key);

  /// True for a handle without its `@`, or an address, that is a pseudonym or has one at its start:
  /// what stands behind it was looked at when it was made, though it may look like a part of it
  /// now.
  static bool begins_with_one(std::string_view written);

  /// Tells one key from another: 16 hexadecimal digits, which may stand in the data.
  const std::string& key_check() const { return key_check_; }

  /// `x:1234` is `x:p` and 32 hexadecimal digits; of `x:@name`, an account that is known by its
  /// handle only, the handle is replaced. A uid without a platform gets none.
  std::string uid(std::string_view uid) const;
  /// With or without its `@`, in any ASCII case, on any platform: `@p` and 24 digits.
  std::string handle(std::string_view handle) const;
  /// `p` and 24 digits.
  std::string name(std::string_view name) const;
  /// By its canonical form (url/canonical.hpp), so that equal pages stay equal: `https://p`, 24
  /// digits and `.invalid/`, a host that can be nobody's (RFC 2606); its own canonical form.
  std::string url(std::string_view url) const;
  /// An item of a post's media: addresses and ids are replaced, hashes of the content stay.
  std::string media(std::string_view item) const;
  /// The picture of a profile: an address, or an item as above.
  std::string avatar(std::string_view avatar) const;
  /// Each part of the path is `p`, 24 digits, and its ending where that says how it is to be read;
  /// `-` stays.
  std::string file_name(std::string_view name) const;

 private:
  std::string digits(std::string_view kind, std::string_view value) const;
  std::string file_part(std::string_view part) const;

  HmacSha256 hmac_;
  std::string key_check_;
};

}  // namespace cahoots
