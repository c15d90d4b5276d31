#include "platforms/pseudonymiser.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/ascii.hpp"
#include "base/hash.hpp"
#include "platforms/account_page.hpp"
#include "text/text_references.hpp"
#include "url/canonical.hpp"

namespace cahoots {
namespace {

/// Platforms whose handles are of ASCII letters; sorted. On others they may be of any.
constexpr auto kAsciiHandles = std::to_array<std::string_view>(
    {"bluesky", "facebook", "instagram", "livejournal", "mastodon", "medium", "pinterest", "reddit",
     "telegram", "threads", "tiktok", "tumblr", "vk", "x"});
static_assert(std::is_sorted(kAsciiHandles.begin(), kAsciiHandles.end()));

ReferenceForms forms_of(std::string_view platform) {
  ReferenceForms forms;
  forms.has_any_letters = !std::binary_search(kAsciiHandles.begin(), kAsciiHandles.end(), platform);
  forms.has_user_paths = platform == "reddit";
  forms.has_brackets = platform == "vk";
  return forms;
}

/// Adds the handles that stand in the text of a post as bare words.
void find_bare_mentions(const Post& post, std::vector<TextReference>& found) {
  if (post.platform != "livejournal" && post.platform != "tumblr") return;
  std::unordered_set<std::string> handles;
  for (const Text mention : post.mentions) {
    std::string_view handle = mention.substr(std::min(mention.find(':') + 1, mention.size()));
    if (handle.starts_with('@')) handle.remove_prefix(1);
    handles.insert(ascii_lower(handle));
  }
  find_bare_handles(post.text, handles, found);
}

/// The account that `id7` or `club7` means (platforms/vk.hpp).
std::string bracket_uid(std::string_view bracket_id) {
  const std::size_t digits = bracket_id.find_first_of("0123456789");
  const std::string_view number = bracket_id.substr(digits, bracket_id.find(':') - digits);
  return std::string(bracket_id.starts_with("id") ? "vk:" : "vk:-").append(number);
}

/// The canonical forms of the addresses in a text; of a post's links as the post has them, since
/// they may be those of the pages that short links lead to.
class AddressKeys {
 public:
  explicit AddressKeys(const Post* post) {
    if (post == nullptr) return;
    const std::size_t n_keys = std::min(post->urls.size(), post->url_keys.size());
    for (std::size_t i = 0; i < n_keys; ++i) keys_.emplace(post->urls[i], post->url_keys[i]);
  }
  std::string key_of(std::string_view address) const {
    const auto found = keys_.find(address);
    if (found != keys_.end()) return std::string(found->second);
    return canonical_url(address).value_or(std::string());
  }

 private:
  std::unordered_map<std::string_view, Text, SaltedHash> keys_;
};

}  // namespace

std::string Pseudonymiser::text(std::string_view text, std::string_view platform,
                                const Post* post) const {
  thread_local std::vector<TextReference> references;
  find_references(text, forms_of(platform), references);
  if (post != nullptr) find_bare_mentions(*post, references);
  const AddressKeys addresses(post);
  std::string out;
  std::size_t done = 0;
  for (const TextReference& reference : references) {
    const std::string_view written = text.substr(reference.begin, reference.end - reference.begin);
    std::string pseudonym;
    if (Pseudonyms::begins_with_one(written)) continue;
    if (reference.kind == ReferenceKind::handle) {
      pseudonym = pseudonyms_.handle(written).substr(1);
    } else if (reference.kind == ReferenceKind::name) {
      pseudonym = pseudonyms_.name(written);
    } else if (reference.kind == ReferenceKind::bracket_id) {
      pseudonym = pseudonyms_.uid(bracket_uid(written)).substr(3);
    } else {
      const std::string key = addresses.key_of(written);
      if (!is_account_page(key) || Pseudonyms::begins_with_one(key)) continue;
      pseudonym = pseudonyms_.url(key);
    }
    out.append(text.substr(done, reference.begin - done)).append(pseudonym);
    done = reference.end;
  }
  return out.append(text.substr(done));
}

/// Merged records may come from anywhere: keys need not be canonical, nor the lists of one length.
void Pseudonymiser::apply_urls(Post& post, TextArena& arena) const {
  const std::size_t n_urls = std::max(post.urls.size(), post.url_keys.size());
  for (std::size_t i = 0; i < n_urls; ++i) {
    const Text given = i < post.url_keys.size() ? post.url_keys[i] : post.urls[i];
    const auto key = canonical_url(given);
    if (!key || !is_account_page(*key)) continue;
    const Text pseudonym = arena.keep(pseudonyms_.url(*key));
    if (i < post.urls.size()) post.urls[i] = pseudonym;
    if (i < post.url_keys.size()) post.url_keys[i] = pseudonym;
  }
}

void Pseudonymiser::apply(Post& post, TextArena& arena) const {
  const auto replace = [&](Text& value, std::string (Pseudonyms::*by)(std::string_view) const) {
    if (is_known(value)) value = arena.keep((pseudonyms_.*by)(value));
  };
  if (is_known(post.text)) post.text = arena.keep(text(post.text, post.platform, &post));
  apply_urls(post, arena);
  for (Text* uid : {&post.uid, &post.account_uid, &post.conversation_uid, &post.reply_to_uid,
                    &post.reply_to_account_uid, &post.repost_of_uid, &post.quote_of_uid}) {
    replace(*uid, &Pseudonyms::uid);
  }
  replace(post.url, &Pseudonyms::url);
  replace(post.account_handle, &Pseudonyms::handle);
  replace(post.account_name, &Pseudonyms::name);
  for (Text& mention : post.mentions) replace(mention, &Pseudonyms::uid);
  for (Text& item : post.media) replace(item, &Pseudonyms::media);
  replace(post.source_file, &Pseudonyms::file_name);
}

void Pseudonymiser::apply(Account& account, TextArena& arena) const {
  const auto replace = [&](Text& value, std::string (Pseudonyms::*by)(std::string_view) const) {
    if (is_known(value)) value = arena.keep((pseudonyms_.*by)(value));
  };
  for (Text* words : {&account.bio, &account.location}) {
    if (is_known(*words)) *words = arena.keep(text(*words, account.platform, nullptr));
  }
  replace(account.uid, &Pseudonyms::uid);
  replace(account.handle, &Pseudonyms::handle);
  replace(account.name, &Pseudonyms::name);
  replace(account.url, &Pseudonyms::url);
  replace(account.avatar, &Pseudonyms::avatar);
}

}  // namespace cahoots
