#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/chunked_list.hpp"
#include "base/hash.hpp"
#include "base/text_arena.hpp"
#include "io/temporary_file.hpp"
#include "records/post.hpp"

namespace cahoots {

/// Merges what is known of each account, over posts and profiles and files: of every field the
/// value that was collected last, unknown times first; at equal times the bytewise larger value,
/// so that the order of reading does not matter. A uid is known by 128 bits of its hash: 100
/// million collide with a chance of 10^-23. add() is O(1) expected. Memory: 160 bytes and its texts
/// for an account that is known as an author only, 420 for one with a profile. One thread.
class AccountMerge {
 public:
  /// Whether a post of the account is in the output: an account is left out where posts of it were
  /// read and none is.
  enum class Source : std::uint8_t { profile = 0, kept_post = 1, dropped_post = 2 };

  /// `account.uid` must be known. Fields that are unknown leave what is there. Returns the number
  /// of the account: they count from 0 in the order in which accounts came.
  std::uint32_t add(const Account& account, Source source = Source::profile);
  void add(const AccountMerge& other);
  std::size_t size() const { return states_.size(); }
  const Hash128& hash_of(std::uint32_t number) const { return states_[number].hash; }
  std::size_t memory_bytes() const;
  void clear();

  /// All accounts, sorted by uid, bytewise; `visit(account, has_posts)` is called with each that is
  /// in the output.
  template <class Visit>
  void for_each_sorted(Visit visit) const {
    for (const std::uint32_t number : sorted()) {
      const State& state = states_[number];
      if (is_in_output(state)) visit(account_of(state), state.sources != 0);
    }
  }
  /// Appends what it holds to a file, sorted by uid: a head and a record for each time of
  /// collection that a field of the account has, from which add_observation() makes the same state.
  struct ObservationHead {
    std::uint32_t size_bytes = 0;  ///< of the record that follows
    std::uint32_t sources = 0;     ///< bits of Source
  };
  void write_observations(TemporaryFile& file) const;
  void add_observation(const Account& account, std::uint32_t sources);
  /// Appends those accounts as records; returns how many.
  std::uint64_t append_records(std::string& out) const;

 private:
  static constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::min();
  static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

  struct TextField {
    Text value;
    std::int64_t collected_at_s = kNever;
  };
  template <class Value>
  struct Field {
    std::optional<Value> value;
    std::int64_t collected_at_s = kNever;
    void merge(const std::optional<Value>& other, std::int64_t other_collected_at_s);
  };
  /// What only a profile tells.
  struct Profile {
    TextField bio, url, location, avatar;
    Field<std::int64_t> created_at_s, created_at_precision_s, followers, following, posts;
    Field<bool> verified;
  };
  /// How many different authors' lines a state is made of.
  enum class Lines : std::uint8_t { none, one, several };
  struct State {
    // What a line that is in already needs stands in front, within one line of the cache.
    Hash128 hash;
    /// Digest of the author's line that was merged last, since authors say the same again and
    /// again.
    std::uint64_t author = 0;
    Lines lines = Lines::none;
    std::uint8_t sources = 0;  ///< bits of Source
    std::uint32_t profile = kNone;
    Text uid;
    std::int64_t collected_at_s = kNever;
    TextField platform, handle, name;
  };

  std::uint32_t number_of(Text uid, const Hash128& hash);
  Profile& profile_of(State& state);
  void merge_author(State& to, const State& from);
  void merge(TextField& field, const TextField& other);
  void merge_profile(Profile& to, const Profile& from);
  static bool is_in_output(const State& state) { return state.sources != 2; }
  Account account_of(const State& state) const;
  std::vector<std::int64_t> times_of(const State& state) const;
  Account observation_of(const State& state, std::int64_t collected_at_s) const;
  std::vector<std::uint32_t> sorted() const;
  std::size_t slot_of(const Hash128& hash) const {
    return salted(hash.low, salt_) & (slots_.size() - 1);
  }
  void prefetch(const Hash128& hash) const;
  void grow();
  void drop_garbage();

  std::uint64_t salt_ = hash_salt();
  std::vector<std::uint32_t> slots_;  ///< number of a state + 1, or 0; a power of two of them
  ChunkedList<State> states_;
  ChunkedList<Profile> profiles_;
  TextArena arena_;
  std::size_t live_bytes_ = 0;     ///< of the texts
  std::size_t garbage_bytes_ = 0;  ///< of texts that were replaced
};

}  // namespace cahoots
