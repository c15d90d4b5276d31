#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/entities.hpp"
#include "text/normalise.hpp"

namespace cahoots {

/// What a profile says of who is behind it.
enum class ProfileAttribute : std::uint8_t { handle, name, bio, link, avatar };
inline constexpr std::size_t kProfileAttributeCount = 5;

std::string_view name_of(ProfileAttribute attribute);
/// The attribute that an object (`handle:lena`) is of. Precondition: profile_objects made it.
ProfileAttribute attribute_of_object(std::string_view object);

/// The fields of an account as its record has them; empty where unknown.
struct ProfileText {
  std::string_view handle;
  std::string_view name;
  std::string_view bio;
  std::string_view url;
  std::string_view avatar;
};

/// Turns a profile into objects that two accounts can share: the attribute, a colon and its value
/// in the form in which spellings of it meet.
/// - handle: without `@` and without what tells servers apart (`@user@host`, `name.bsky.social`),
///   then as a name, without its blanks: not every platform allows `.`, `-` and `_`
/// - name and bio: as texts are compared (text/normalise.hpp), of a name also the words with `@`
/// and
///   `#`
/// - link: the profile's link and those in its bio, by canonical URL
/// - avatar: an address by canonical URL, anything else byte by byte; a blank picture is none
/// What is empty then is no object. Of values over 80 bytes the beginning stands, with a hash of
/// the whole. About 5 us a profile, and 0.1 s for the tables of the first object. One object a
/// thread: see profile_objects.
class ProfileObjects {
 public:
  ProfileObjects();
  /// Valid until the next call.
  const std::vector<std::string>& of(const ProfileText& profile);

 private:
  void add(ProfileAttribute attribute, std::string_view value);
  void add_handle(std::string_view handle);
  void add_links(const ProfileText& profile);
  void add_avatar(std::string_view avatar);

  Normaliser names_;
  Normaliser bios_;
  EntityFinder finder_;
  std::vector<std::string> objects_;
};

/// The calling thread's own; all share the tables of the first that was asked for.
ProfileObjects& profile_objects();

/// The most that sharing the value can say, in nats, however few have it: short values coincide by
/// themselves. 2 a character in ASCII (English text has near 1 and names have fewer choices than
/// their letters; 3.3 would be letters at random), 5 elsewhere (one of 150 common characters of
/// Chinese). No bound for links and pictures, which nobody writes by chance. O(bytes).
double coincidence_bound_nats(std::string_view object);

}  // namespace cahoots
