#include "analysis/duplicates/collapse.hpp"

#include <utility>

#include "analysis/duplicates/rows.hpp"
#include "base/error.hpp"

namespace cahoots {
namespace {

class Collapse {
 public:
  Collapse(CollapsedTexts& out, const Normaliser& normaliser, CollapseUse use)
      : out_(out), normaliser_(normaliser), use_(use) {}

  void add(std::string_view row) {
    const TextedPostRow::View post = TextedPostRow::parse(row);
    const std::string_view hash = post.key.substr(0, sizeof(Hash128));
    if (hash != hash_) begin_text(hash, post);
    ++text_.n_posts;
    scratch_.clear();
    PostRow::append(scratch_, {post.texts[0], post.texts[1], post.texts[2], post.texts[3]},
                    {load_ordered(post.key.data() + sizeof(Hash128)),
                     number_,
                     post.fields.post_type,
                     {},
                     post.fields.page});
    out_.posts.append(scratch_);
    if (use_ == CollapseUse::known_roots) return;
    out_.commonness.add_post(post.texts[0], post.texts[1],
                             load_ordered(post.key.data() + sizeof(Hash128)));
  }

  void finish() {
    end_text();
    out_.bands.seal();
    if (use_ == CollapseUse::search) out_.commonness.finish(out_.texts.n_rows());
  }

 private:
  void begin_text(std::string_view hash, const TextedPostRow::View& earliest) {
    end_text();
    if (out_.texts.n_rows() >= 0xFFFFFFFFU)
      throw LimitError("more than 4 billion distinct texts: split the stream");
    hash_.assign(hash);
    number_ = static_cast<std::uint32_t>(out_.texts.n_rows());
    text_ = {load_ordered(earliest.key.data() + sizeof(Hash128)), 0, earliest.fields.is_similar};
    uid_.assign(earliest.texts[0]);
    posted_.assign(earliest.texts[4]);
    if (!text_.is_similar) return;
    if (use_ == CollapseUse::known_roots) {
      out_.hashes.push_back(text_hash_of(earliest.key));
      return;
    }
    out_.bands.add(earliest.fields.signature);
    out_.sketches.push_back(sketch_of(earliest.fields.signature));
  }

  void end_text() {
    if (text_.n_posts == 0) return;
    scratch_.clear();
    DistinctTextRow::append(scratch_, {uid_, posted_}, text_);
    out_.texts.append(scratch_);
    // Texts come by hash: the first are a random sample.
    if (number_ < Commonness::kSampledTexts && use_ == CollapseUse::search)
      out_.commonness.add_text(normaliser_.normalise(posted_));
    text_ = {};
  }

  CollapsedTexts& out_;
  Normaliser normaliser_;
  CollapseUse use_;
  std::string hash_;
  std::uint32_t number_ = 0;
  DistinctTextFields text_;
  std::string uid_;
  std::string posted_;
  std::string scratch_;
};

}  // namespace

CollapsedTexts collapse_texts(RowSort& sorted_posts, const DuplicateOptions& options,
                              const Normaliser& normaliser, CollapseUse use) {
  CollapsedTexts out(options.temporary_folder, BandScheme::for_threshold(options.threshold));
  if (use == CollapseUse::search) out.commonness.expect_posts(sorted_posts.size());
  Collapse collapse(out, normaliser, use);
  sorted_posts.for_each([&](std::string_view row) { collapse.add(row); });
  collapse.finish();
  return out;
}

}  // namespace cahoots
