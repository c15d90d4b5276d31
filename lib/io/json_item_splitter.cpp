#include <string>
#include <utility>

#include "io/item_splitter.hpp"

namespace cahoots {
namespace {

bool is_json_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Tells strings from structure, byte by byte.
class JsonStrings {
 public:
  /// True where the byte belongs to a string, its quotes included.
  bool take(char c) {
    if (!is_in_) {
      is_in_ = c == '"';
      return is_in_;
    }
    if (is_escaped_) {
      is_escaped_ = false;
    } else if (c == '\\') {
      is_escaped_ = true;
    } else if (c == '"') {
      is_in_ = false;
    }
    return true;
  }
  bool is_in() const { return is_in_; }
  void reset() { is_in_ = is_escaped_ = false; }

 private:
  bool is_in_ = false;
  bool is_escaped_ = false;
};

/// The head is the document so far, without blanks. An object or list that was closed again is a
/// `null` in the object around it and nothing in a list around it, so that the head does not grow
/// with the chats and lists that lie behind.
class JsonItemSplitter final : public ItemSplitter {
 public:
  JsonItemSplitter(const RecordShape& shape, std::uint32_t source) : ItemSplitter(shape, source) {}

  std::size_t split(std::string_view bytes, bool is_last, std::vector<RecordSlice>& out) override {
    std::size_t used = 0;
    for (std::size_t i = scanned_bytes_; i < bytes.size(); ++i) {
      const char c = bytes[i];
      if (has_given_up()) {
        advance(c);
      } else {
        if (in_items_) {
          step_items(bytes, i, out);
        } else {
          step_document(i, c, out);
        }
        if (gives_up(i, out)) {
          containers_.clear();
          in_items_ = false;
        }
      }
      if (!is_open_) used = i + 1;
    }
    if (is_last) {
      finish_all(bytes, out);
      used = bytes.size();
    }
    return used_up(used, bytes.size());
  }

 private:
  struct Container {
    char kind;
    std::size_t head_bytes;  ///< of the head where it begins
  };

  void finish_all(std::string_view bytes, std::vector<RecordSlice>& out) {
    if (is_open_) {
      finish_record(bytes.substr(open_begin_), out, envelope_);
    } else if (!containers_.empty()) {
      report_cut_short(bytes.size(), out);
    } else if (!head_.empty()) {
      finish_document(bytes.size(), out);
    }
    containers_.clear();
    in_items_ = false;
  }

  /// A byte between items or of an item.
  void step_items(std::string_view bytes, std::size_t i, std::vector<RecordSlice>& out) {
    const char c = bytes[i];
    if (is_open_) {
      const bool ends = step_item(c);
      const bool belongs = !is_scalar_;
      if (ends && !belongs) {
        finish_record(bytes.substr(open_begin_, i - open_begin_), out, envelope_);
        if (c == ']') close();
      }
      advance(c);
      if (ends && belongs) {
        finish_record(bytes.substr(open_begin_, i + 1 - open_begin_), out, envelope_);
      }
      return;
    }
    if (c == ']') {
      close();
    } else if (!is_json_blank(c) && c != ',') {
      begin_record(i);
      make_envelope();
      item_depth_ = 0;
      item_strings_.reset();
      is_scalar_ = c != '{' && c != '[';
      if (!is_scalar_) step_item(c);
    }
    advance(c);
  }

  bool step_item(char c) {
    if (is_scalar_) return c == ',' || c == ']' || is_json_blank(c);
    if (item_strings_.take(c)) return false;
    if (c == '{' || c == '[') ++item_depth_;
    if (c == '}' || c == ']') return --item_depth_ == 0;
    return false;
  }

  /// A byte of the document outside items.
  void step_document(std::size_t i, char c, std::vector<RecordSlice>& out) {
    const bool is_blank = !strings_.is_in() && is_json_blank(c);
    if (head_.empty() && containers_.empty() && !is_blank) begin_document();
    advance(c);
    const bool was_in_string = strings_.is_in();
    if (strings_.take(c)) {
      if (!was_in_string) string_begin_ = head_.size();
      head_.push_back(c);
      if (!strings_.is_in()) last_string_ = head_.substr(string_begin_);
    } else if (is_blank) {
      // What stands between documents and is none ends with a blank.
      if (containers_.empty() && !head_.empty()) finish_document(i + 1, out);
    } else if (c == '{' || c == '[') {
      open(c);
    } else if ((c == '}' || c == ']') && !containers_.empty()) {
      close();
      if (containers_.empty()) end_document(i, c, out);
    } else {
      if (c == ':') {
        key_ = std::exchange(last_string_, {});
      } else {
        key_.clear();
      }
      // In front of a comma may stand what a list has lost.
      if (c == ',' && (head_.ends_with('[') || head_.ends_with(','))) return;
      head_.push_back(c);
    }
  }

  void open(char c) {
    containers_.push_back({c, head_.size()});
    head_.push_back(c);
    if (c == '[' && key_ == "\"" + shape_.item_key + "\"") begin_items();
    key_.clear();
  }

  void begin_items() {
    envelope_ = nullptr;
    in_items_ = has_items_ = true;
  }

  /// The items of one list share it; a list without any needs none.
  void make_envelope() {
    const bool is_new = envelope_ == nullptr;
    if (is_new) {
      auto envelope = std::make_shared<RecordEnvelope>();
      envelope->head = head_;
      for (auto it = containers_.rbegin(); it != containers_.rend(); ++it) {
        envelope->tail.push_back(it->kind == '{' ? '}' : ']');
      }
      envelope_ = std::move(envelope);
    }
    count_item(*envelope_, is_new);
  }

  /// Closes the innermost object or list.
  void close() {
    in_items_ = false;
    const std::size_t begin_bytes = containers_.back().head_bytes;
    containers_.pop_back();
    if (containers_.empty()) return;
    head_.resize(begin_bytes);
    if (containers_.back().kind == '{') head_.append("null");
    key_.clear();
  }

  void end_document(std::size_t i, char c, std::vector<RecordSlice>& out) {
    if (!has_items_) {
      if (head_.ends_with(',')) head_.pop_back();
      head_.push_back(c);
      finish_document(i + 1, out);
    }
    head_.clear();
    has_items_ = false;
  }

  std::vector<Container> containers_;
  JsonStrings strings_;
  std::size_t string_begin_ = 0;
  std::string last_string_;
  std::string key_;
  bool has_items_ = false;
  bool in_items_ = false;
  JsonStrings item_strings_;
  std::size_t item_depth_ = 0;
  bool is_scalar_ = false;
  std::shared_ptr<const RecordEnvelope> envelope_;
};

}  // namespace

std::unique_ptr<RecordSplitter> make_json_item_splitter(const RecordShape& shape,
                                                        std::uint32_t source) {
  return std::make_unique<JsonItemSplitter>(shape, source);
}

}  // namespace cahoots
