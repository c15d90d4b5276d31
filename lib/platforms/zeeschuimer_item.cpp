#include "platforms/zeeschuimer_item.hpp"

#include "time/timestamp.hpp"

namespace cahoots {

std::optional<ZeeschuimerItem> zeeschuimer_item(RecordView& record, TextArena& arena) {
  auto frame = record.object("__import_meta");
  auto data = frame ? std::optional<RecordView>(record) : record.object("data");
  if (!frame) frame = record;
  const Text source = frame->text("source_platform");
  if (!data || source.empty() || !frame->has("timestamp_collected")) return std::nullopt;
  ZeeschuimerItem item{*data, source, std::nullopt};
  if (const auto time = parse_timestamp(frame->scalar("timestamp_collected", arena))) {
    item.collected_at_s = time->epoch_s;
  }
  return item;
}

}  // namespace cahoots
