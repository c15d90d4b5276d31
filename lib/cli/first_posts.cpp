#include "cli/first_posts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace cahoots {
namespace {

/// Posts ahead of the one that is looked up, whose place in the index is fetched meanwhile.
constexpr std::size_t kPostsAhead = 12;

std::uint64_t author_of(const RecordBatch& batch, const BatchPost& post) {
  return batch.accounts().hash_of(post.account).low;
}

}  // namespace

FirstPosts::FirstPosts(ToolContext& context, const InputSequence& inputs, std::uint64_t limit,
                       std::size_t memory_bytes)
    : context_(context),
      inputs_(inputs),
      n_left_(limit),
      has_limit_(limit < std::numeric_limits<std::uint64_t>::max()),
      memory_bytes_(memory_bytes) {}

void FirstPosts::add(const RecordBatch& batch) {
  if (batch.posts().empty()) return;
  context_.run().records_in.add("post", batch.posts().size());
  if (overflow_) {
    add_overflowing(batch, 0);
  } else {
    add_in_memory(batch, 0);
  }
}

/// While the index grows, the old and the new one are there together.
bool FirstPosts::is_index_full() const {
  return uids_.is_about_to_grow() && 3 * uids_.memory_bytes() > memory_bytes_;
}

/// Writes what was not seen before, as many lines at a time as lie together.
void FirstPosts::add_in_memory(const RecordBatch& batch, std::size_t from) {
  const auto& posts = batch.posts();
  const std::string_view lines = batch.lines();
  std::size_t begin_bytes = posts[from].begin_bytes;
  std::uint64_t n_together = 0;
  const auto emit_together = [&](std::size_t end_bytes) {
    emit(lines.substr(begin_bytes, end_bytes - begin_bytes), n_together);
    n_together = 0;
  };
  for (std::size_t i = from; i < posts.size(); ++i) {
    const BatchPost& post = posts[i];
    if (is_index_full()) {
      emit_together(post.begin_bytes);
      overflow_ =
          std::make_unique<Overflow>(context_.options().temporary_folder, memory_bytes_ / 4);
      return add_overflowing(batch, i);
    }
    if (i + kPostsAhead < posts.size()) uids_.prefetch(posts[i + kPostsAhead].uid);
    const UidIndex::Seen seen = uids_.add(post.uid, post.content);
    if (seen == UidIndex::Seen::first) {
      ++n_together;
      if (!has_limit_) continue;
      emit_one(lines.substr(post.begin_bytes, post.end_bytes - post.begin_bytes),
               author_of(batch, post));
      n_together = 0;
    } else {
      emit_together(post.begin_bytes);
      note_repeated(seen == UidIndex::Seen::conflicting, post.position.source, post.position.line);
    }
    begin_bytes = post.end_bytes;
  }
  emit_together(lines.size());
}

void FirstPosts::add_overflowing(const RecordBatch& batch, std::size_t from) {
  for (std::size_t i = from; i < batch.posts().size(); ++i) {
    const BatchPost& post = batch.posts()[i];
    const std::uint64_t number = overflow_->n_posts++;
    const UidIndex::Seen seen = uids_.find_seen(post.uid, post.content);
    if (seen != UidIndex::Seen::first) {
      overflow_->repeated.add(
          {number, post.position.line, post.position.source, seen == UidIndex::Seen::conflicting});
      continue;
    }
    overflow_->waiting.add({post.uid.high, post.uid.low, number, post.position.line,
                            post.position.source, post.content});
    const LineHead head{number, author_of(batch, post), post.end_bytes - post.begin_bytes};
    overflow_->lines.write({reinterpret_cast<const char*>(&head), sizeof head});
    overflow_->lines.write(
        std::string_view(batch.lines()).substr(post.begin_bytes, head.size_bytes));
  }
}

void FirstPosts::emit(std::string_view lines, std::uint64_t n_posts) {
  context_.emit("post", lines, n_posts);
}

void FirstPosts::emit_one(std::string_view line, std::uint64_t author) {
  if (n_left_ == 0) return;
  if (has_limit_) {
    --n_left_;
    authors_.insert(author);
  }
  emit(line, 1);
}

void FirstPosts::finish() {
  if (!overflow_) return;
  find_repeated();
  read_head();
  overflow_->repeated.for_each([this](const Repeated& repeated) {
    emit_waiting_before(repeated.number);
    note_repeated(repeated.is_conflicting, repeated.source, repeated.line);
    // One that was in the index has no line here.
    if (overflow_->next && overflow_->next->number == repeated.number) {
      read_line();
      read_head();
    }
  });
  emit_waiting_before(std::numeric_limits<std::uint64_t>::max());
}

/// Of the posts that wait and have the same uid, all but the first.
void FirstPosts::find_repeated() {
  std::optional<Waiting> first;
  overflow_->waiting.for_each([&](const Waiting& post) {
    if (!first || first->high != post.high || first->low != post.low) {
      first = post;
      return;
    }
    overflow_->repeated.add({post.number, post.line, post.source, post.content != first->content});
  });
}

void FirstPosts::emit_waiting_before(std::uint64_t number) {
  while (overflow_->next && overflow_->next->number < number) {
    const std::uint64_t author = overflow_->next->author;
    emit_one(read_line(), author);
    read_head();
  }
}

void FirstPosts::read_head() {
  overflow_->next.reset();
  const std::string_view bytes = overflow_->reader.next(sizeof(LineHead));
  if (bytes.empty()) return;
  std::memcpy(&overflow_->next.emplace(), bytes.data(), sizeof(LineHead));
}

std::string_view FirstPosts::read_line() {
  return overflow_->reader.next(static_cast<std::size_t>(overflow_->next->size_bytes));
}

void FirstPosts::note_repeated(bool is_conflicting, std::uint32_t source, std::uint64_t line) {
  constexpr std::uint64_t kShown = 10;
  constexpr std::uint64_t kKept = 100;
  ++n_repeated_;
  if (!is_conflicting) return;
  const std::uint64_t n_conflicting = ++context_.run().conflicting;
  if (n_conflicting > kKept) return;
  const auto text_about = [line](const std::string& name) {
    return fmt::format("{}:{}: a repeated post differs from its first copy, which is kept", name,
                       line);
  };
  const std::string name = inputs_.name_of(source);
  if (n_conflicting <= kShown) context_.message(text_about(name));
  std::string text = text_about(context_.name_in_data(name));
  if (n_conflicting == kKept) text.append("; further ones are only counted");
  context_.run().notes.push_back(std::move(text));
}

}  // namespace cahoots
