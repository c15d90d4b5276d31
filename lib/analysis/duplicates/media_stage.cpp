#include "analysis/duplicates/media_stage.hpp"

#include <map>
#include <string>
#include <vector>

#include "analysis/duplicates/media_rows.hpp"
#include "analysis/duplicates/media_stars.hpp"
#include "analysis/duplicates/members.hpp"
#include "base/error.hpp"
#include "io/row_file.hpp"

namespace cahoots {
namespace {

/// The distinct media and the posts that carry them, by medium.
struct CollapsedMedia {
  explicit CollapsedMedia(const std::string& folder) : media(folder), posts(folder) {}
  RowFile media;                       ///< a DistinctMediumRow each, by number
  RowFile posts;                       ///< a PostRow each
  std::vector<PerceptualHash> hashes;  ///< of those that have one
  std::vector<std::uint64_t> n_posts;  ///< of the same
  std::vector<std::uint32_t> numbers;  ///< of the same
};

class MediaCollapse {
 public:
  explicit MediaCollapse(CollapsedMedia& out) : out_(out) {}

  void add(std::string_view row) {
    const MediaPostRow::View post = MediaPostRow::parse(row);
    const std::string_view hash = post.key.substr(0, sizeof(Hash128));
    if (n_posts_ == 0 || hash != hash_) {
      finish();
      if (out_.media.n_rows() >= 0xFFFFFFFFU)
        throw LimitError("more than 4 billion distinct media: split the stream");
      hash_.assign(hash);
      uid_.assign(post.texts[0]);
      medium_.assign(post.texts[4]);
    }
    ++n_posts_;
    scratch_.clear();
    PostRow::append(scratch_, {post.texts[0], post.texts[1], post.texts[2], post.texts[3]},
                    {load_ordered(post.key.data() + sizeof(Hash128)),
                     static_cast<std::uint32_t>(out_.media.n_rows()),
                     post.fields.post_type,
                     {},
                     0});
    out_.posts.append(scratch_);
  }

  /// At the end of each medium.
  void finish() {
    if (n_posts_ == 0) return;
    if (const auto hash = parse_perceptual_hash(medium_)) {
      out_.hashes.push_back(*hash);
      out_.n_posts.push_back(n_posts_);
      out_.numbers.push_back(static_cast<std::uint32_t>(out_.media.n_rows()));
    }
    scratch_.clear();
    DistinctMediumRow::append(scratch_, {uid_, medium_}, {n_posts_});
    out_.media.append(scratch_);
    n_posts_ = 0;
  }

 private:
  CollapsedMedia& out_;
  std::string hash_;
  std::string uid_;
  std::string medium_;
  std::string scratch_;
  std::uint64_t n_posts_ = 0;
};

/// A medium that others may be alike to.
struct MediaCore {
  std::string uid;  ///< of its earliest post
  std::string medium;
};

/// Of a medium the core, and how alike they are.
struct MediaPlace {
  std::uint32_t core = 0;
  double similarity = 1;
};

class MediaPlaces {
 public:
  MediaPlaces(CollapsedMedia& media, unsigned radius_bits) {
    const std::vector<MediaStar> stars = star_groups(media.hashes, media.n_posts, radius_bits);
    std::vector<std::uint32_t> n_media(stars.size(), 0);
    for (const MediaStar& star : stars) ++n_media[star.core];
    for (std::size_t i = 0; i < stars.size(); ++i) {
      if (n_media[stars[i].core] < 2) continue;
      const double n_bits = media.hashes[i].n_bits;
      places_[media.numbers[i]] = {media.numbers[stars[i].core],
                                   1 - stars[i].distance_bits / n_bits};
      cores_[media.numbers[stars[i].core]] = {};
    }
    name_cores(media.media);
  }

  MediaPlace of(std::uint32_t medium) const {
    const auto found = places_.find(medium);
    return found == places_.end() ? MediaPlace{medium, 1} : found->second;
  }
  /// Nothing for a medium that is in no group.
  const MediaCore* core(std::uint32_t medium) const {
    const auto found = cores_.find(medium);
    return found == cores_.end() ? nullptr : &found->second;
  }
  const std::map<std::uint32_t, MediaCore>& cores() const { return cores_; }

 private:
  void name_cores(RowFile& media) {
    RowFile::Reader reader(media);
    std::uint32_t number = 0;
    for (std::string_view row; reader.next(row); ++number) {
      const DistinctMediumRow::View medium = DistinctMediumRow::parse(row);
      const bool is_alone = !places_.contains(number);
      if (is_alone && medium.fields.n_posts > 1) cores_[number] = {};
      const auto core = cores_.find(number);
      if (core == cores_.end()) continue;
      core->second.uid = medium.texts[0];
      core->second.medium = medium.texts[1];
    }
  }

  std::map<std::uint32_t, MediaPlace> places_;
  std::map<std::uint32_t, MediaCore> cores_;
};

}  // namespace

void find_media(RowSort& media_posts, const DuplicateOptions& options, RowSort& members,
                RowSort& group_texts, DuplicateCounts& counts) {
  CollapsedMedia media(options.temporary_folder);
  MediaCollapse collapse(media);
  media_posts.for_each([&](std::string_view row) { collapse.add(row); });
  collapse.finish();
  counts.n_distinct_media = media.media.n_rows();
  const MediaPlaces places(media, options.media_radius_bits);
  std::string scratch;
  for (const auto& [number, core] : places.cores()) {
    scratch.clear();
    append_group_key(scratch, GroupSubject::media, number);
    GroupTextRow::append(scratch, {core.medium, {}, core.uid}, {0, false});
    group_texts.add(scratch);
  }
  RowFile::Reader reader(media.posts);
  for (std::string_view row; reader.next(row);) {
    const PostRow::View post = PostRow::parse(row);
    const MediaPlace place = places.of(post.fields.text);
    const MediaCore* const core = places.core(place.core);
    if (core == nullptr) continue;
    add_member(
        members, scratch, post,
        {GroupSubject::media, place.core, DuplicateKind::media, place.similarity, core->uid});
  }
}

}  // namespace cahoots
