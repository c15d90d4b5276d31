#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "text/fold_pass.hpp"
#include "text/fold_table.hpp"
#include "text/normalise_steps.hpp"

namespace cahoots {

/// Undoes disguise: brings texts that a reader takes for the same to the same bytes.
/// The result is valid UTF-8 whatever the input (ill-formed bytes are white space), deterministic,
/// and normalising it again changes nothing. A text of nothing but pictographs keeps them, so that
/// emoji-only copies are still seen, hashtags beside 16 bytes of them being dropped as beside
/// words; a text of nothing but links and mentions becomes empty.
///
/// Cost: one pass over the bytes; ASCII through a table, other characters through `FoldTable`. ICU
/// sees the whole text only where a character's form depends on its neighbours: Hangul jamo, Indic
/// marks, look-alike letters or hidden characters touching Latin letters.
/// Memory: 2 to 3 times the longest text, kept. Thread rule: one object a thread; copies share the
/// tables, so make one and copy it.
class Normaliser {
 public:
  explicit Normaliser(NormaliseSteps steps = NormaliseSteps::all());

  /// The normalised text; valid until the next call. Throws LimitError if ICU fails.
  std::string_view normalise(std::string_view text);
  NormaliseSteps steps() const { return steps_; }

 private:
  /// Whether nothing is left of it where pictographs are not kept.
  bool is_dropped(std::string_view text) const;
  FoldResult fold(std::string_view text, const FoldTable& table);
  FoldResult fold_with_context(std::string_view text, const FoldTable& table);
  std::string composed(std::string_view text, const FoldTable& table) const;

  NormaliseSteps steps_;
  std::shared_ptr<const FoldTable> table_;
  /// For texts of which nothing else is left.
  std::shared_ptr<const FoldTable> pictograph_table_;
  std::string buffer_;
};

}  // namespace cahoots
