#pragma once

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

#include "base/threads.hpp"

namespace cahoots {

/// Produces items one after another, works on them on `threads` threads, and consumes the results
/// in the order of production. `produce` and `consume` run one call at a time (on any thread),
/// `work` runs concurrently. With one thread everything runs on the caller's.
///
/// There are no queues: each thread takes an item, works, waits for its turn and consumes, so that
/// at most `threads` items are alive. An exception of any step stops all threads and is rethrown.
template <class Item, class Result>
class OrderedPipeline {
 public:
  using Produce = std::function<std::optional<Item>()>;
  using Work = std::function<Result(Item&)>;
  using Consume = std::function<void(Item&, Result&)>;

  OrderedPipeline(Produce produce, Work work, Consume consume)
      : produce_(std::move(produce)), work_(std::move(work)), consume_(std::move(consume)) {}

  void run(unsigned threads) {
    if (threads <= 1) {
      while (std::optional<Item> item = produce_()) {
        Result result = work_(*item);
        consume_(*item, result);
      }
      return;
    }
    run_threads(threads, [this] { loop(); });
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  struct Ticket {
    std::optional<Item> item;
    std::size_t number = 0;
  };

  Ticket take() {
    const std::scoped_lock lock(produce_mutex_);
    if (stopped_) return {};
    Ticket ticket{produce_(), produced_};
    if (ticket.item) {
      ++produced_;
    } else {
      stopped_ = true;
    }
    return ticket;
  }

  void loop() {
    try {
      for (;;) {
        Ticket ticket = take();
        if (!ticket.item) return;
        Result result = work_(*ticket.item);
        std::unique_lock lock(consume_mutex_);
        turn_.wait(lock, [&] { return consumed_ == ticket.number || failure_; });
        if (failure_) return;
        consume_(*ticket.item, result);
        ++consumed_;
        turn_.notify_all();
      }
    } catch (...) {
      {
        const std::scoped_lock lock(consume_mutex_);
        if (!failure_) failure_ = std::current_exception();
        turn_.notify_all();
      }
      const std::scoped_lock lock(produce_mutex_);
      stopped_ = true;
    }
  }

  Produce produce_;
  Work work_;
  Consume consume_;
  std::mutex produce_mutex_;
  std::mutex consume_mutex_;
  std::condition_variable turn_;
  std::size_t produced_ = 0;
  std::size_t consumed_ = 0;
  bool stopped_ = false;
  std::exception_ptr failure_;
};

}  // namespace cahoots
