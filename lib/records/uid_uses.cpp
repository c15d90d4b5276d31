#include "records/uid_uses.hpp"

#include <array>
#include <string>
#include <vector>

namespace cahoots {
namespace {

using enum UidKind;

constexpr std::array kUidFields{UidField{"post", "uid", post, true},
                                UidField{"post", "account_uid", account, true},
                                UidField{"account", "uid", account, true},
                                UidField{"duplicate_group", "group_uid", duplicate_group, true},
                                UidField{"duplicate", "post_uid", post, false},
                                UidField{"duplicate", "account_uid", account, false},
                                UidField{"duplicate", "group_uid", duplicate_group, false},
                                UidField{"cadence", "account_uid", account, false},
                                UidField{"cadence", "cluster_uid", cluster, false},
                                UidField{"edge", "source", account, false},
                                UidField{"edge", "target", account, false},
                                UidField{"edge", "evidence.source_post", post, false},
                                UidField{"edge", "evidence.target_post", post, false},
                                UidField{"compat_edge", "source", account, false},
                                UidField{"compat_edge", "target", account, false},
                                UidField{"cluster", "cluster_uid", cluster, true},
                                UidField{"cluster", "seeds", account, false},
                                UidField{"member", "account_uid", account, false},
                                UidField{"member", "cluster_uid", cluster, false},
                                UidField{"expansion", "account_uid", account, false},
                                UidField{"expansion", "cluster_uid", cluster, false},
                                UidField{"expansion", "path", account, false}};

/// Lists of uids; the others are single.
constexpr bool is_list(std::string_view field) {
  return field == "seeds" || field == "path";
}

}  // namespace

std::span<const UidField> uid_fields() {
  return kUidFields;
}

std::string_view name_of(UidKind kind) {
  constexpr std::array<std::string_view, 4> kNames = {"post", "account", "duplicate_group",
                                                      "cluster"};
  return kNames[static_cast<std::size_t>(kind)];
}

void for_each_uid(std::string_view type, RecordView& record,
                  const std::function<void(std::size_t field, std::string_view uid)>& visit) {
  const auto use = [&](std::size_t place, std::string_view uid) {
    if (!uid.empty()) visit(place, uid);
  };
  for (std::size_t place = 0; place < kUidFields.size(); ++place) {
    const UidField& field = kUidFields[place];
    if (field.type != type) continue;
    const std::size_t dot = field.field.find('.');
    if (dot != std::string_view::npos) {
      for (RecordView& entry : record.objects(field.field.substr(0, dot))) {
        use(place, entry.text(field.field.substr(dot + 1)));
      }
    } else if (is_list(field.field)) {
      for (const Text uid : record.texts(field.field)) use(place, uid);
    } else {
      use(place, record.text(field.field));
    }
  }
}

}  // namespace cahoots
