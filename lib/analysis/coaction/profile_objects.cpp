#include "analysis/coaction/profile_objects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "analysis/duplicates/media_hash.hpp"
#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "url/canonical.hpp"

namespace cahoots {
namespace {

constexpr std::array<std::string_view, kProfileAttributeCount> kAttributeNames = {
    "handle", "name", "bio", "link", "avatar"};

/// A name is no post: nothing in it stands for something else.
NormaliseSteps name_steps() {
  return NormaliseSteps::all()
      .without(NormaliseStep::repost_prefix)
      .without(NormaliseStep::urls)
      .without(NormaliseStep::mentions)
      .without(NormaliseStep::leading_tags)
      .without(NormaliseStep::trailing_tags)
      .without(NormaliseStep::random_tail)
      .without(NormaliseStep::repeats);
}

bool continues_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::string shortened(std::string_view value) {
  constexpr std::size_t kShownBytes = 80;
  if (value.size() <= kShownBytes) return std::string(value);
  std::size_t end = kShownBytes;
  while (end > 0 && continues_code_point(value[end])) --end;
  return fmt::format("{}…{:016x}", value.substr(0, end), hash64(value));
}

}  // namespace

std::string_view name_of(ProfileAttribute attribute) {
  return kAttributeNames.at(static_cast<std::size_t>(attribute));
}

ProfileAttribute attribute_of_object(std::string_view object) {
  const auto found =
      std::find(kAttributeNames.begin(), kAttributeNames.end(), object.substr(0, object.find(':')));
  return static_cast<ProfileAttribute>(found - kAttributeNames.begin());
}

ProfileObjects::ProfileObjects() : names_(name_steps()) {}

const std::vector<std::string>& ProfileObjects::of(const ProfileText& profile) {
  objects_.clear();
  add_handle(profile.handle);
  add(ProfileAttribute::name, names_.normalise(profile.name));
  add(ProfileAttribute::bio, bios_.normalise(profile.bio));
  add_links(profile);
  add_avatar(profile.avatar);
  return objects_;
}

void ProfileObjects::add(ProfileAttribute attribute, std::string_view value) {
  if (value.empty()) return;
  objects_.push_back(fmt::format("{}:{}", name_of(attribute), shortened(value)));
}

void ProfileObjects::add_handle(std::string_view handle) {
  constexpr std::string_view kServer = ".bsky.social";
  if (handle.starts_with('@')) handle.remove_prefix(1);
  handle = handle.substr(0, handle.find('@'));
  if (ascii_lower(handle).ends_with(kServer)) handle.remove_suffix(kServer.size());
  std::string folded(names_.normalise(handle));
  std::erase(folded, ' ');
  add(ProfileAttribute::handle, folded);
}

void ProfileObjects::add_links(const ProfileText& profile) {
  const auto add_link = [&](std::string_view url) {
    if (const auto key = canonical_url(url)) add(ProfileAttribute::link, *key);
  };
  if (!profile.url.empty()) add_link(profile.url);
  for (const std::string_view url : finder_.find(profile.bio).urls) add_link(url);
}

void ProfileObjects::add_avatar(std::string_view avatar) {
  if (avatar.find("://") != std::string_view::npos) {
    const auto key = canonical_url(avatar);
    return add(ProfileAttribute::avatar, key ? std::string_view(*key) : avatar);
  }
  const auto hash = parse_perceptual_hash(avatar);
  if (hash && is_flat(*hash)) return;
  add(ProfileAttribute::avatar, avatar);
}

ProfileObjects& profile_objects() {
  static const ProfileObjects first;
  thread_local ProfileObjects own = first;
  return own;
}

double coincidence_bound_nats(std::string_view object) {
  constexpr double kAsciiNats = 2.0;
  constexpr double kOtherNats = 5.0;
  const ProfileAttribute attribute = attribute_of_object(object);
  if (attribute == ProfileAttribute::link || attribute == ProfileAttribute::avatar) {
    return std::numeric_limits<double>::infinity();
  }
  double bound_nats = 0.0;
  for (const char byte : object.substr(name_of(attribute).size() + 1)) {
    if (continues_code_point(byte)) continue;
    bound_nats += static_cast<unsigned char>(byte) < 0x80U ? kAsciiNats : kOtherNats;
  }
  return bound_nats;
}

}  // namespace cahoots
